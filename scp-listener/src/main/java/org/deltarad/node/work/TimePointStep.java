package org.deltarad.node.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.pair.Completeness;
import org.deltarad.node.pair.Pairing;
import org.deltarad.node.pair.SeriesCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a mask from its receipt to a measured, paired time point. */
public final class TimePointStep implements Step {
    /** Name of its tasks. */
    public static final String NAME = "time-point";

    private static final Logger LOG = LoggerFactory.getLogger(TimePointStep.class);

    private final Index index;
    private final DataFolder folder;
    private final SeriesCheck check;
    private final Completeness completeness;
    private final Routing routing;
    private final Pairing pairing;
    private final ReportFiles reports;
    private final WorkQueue queue;
    private final LongConsumer onWaiting;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param routing how masks and their images are measured
     * @param reports takes the SEGs of regions
     * @param queue     takes the reports that follow
     * @param onWaiting told the id of each time point whose baseline is not here
     * @param zone    of Content Date and Time
     */
    public TimePointStep(
            Index index,
            DataFolder folder,
            SeriesCheck check,
            Completeness completeness,
            Routing routing,
            Pairing pairing,
            ReportFiles reports,
            WorkQueue queue,
            LongConsumer onWaiting,
            Clock clock,
            ZoneId zone) {
        this.index = index;
        this.folder = folder;
        this.check = check;
        this.completeness = completeness;
        this.routing = routing;
        this.pairing = pairing;
        this.reports = reports;
        this.queue = queue;
        this.onWaiting = onWaiting;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException, IOException {
        TimePointRow row = row(id);
        if (row.state() == TimePointState.FAILED || row.state() == TimePointState.IGNORED) {
            return Optional.empty();
        }
        if (!row.state().isMeasured()) {
            try {
                Optional<Instant> again = measured(row);
                if (again.isPresent()) {
                    return again;
                }
            } catch (Routing.IgnoredException e) {
                index.update(t -> t.timePoints().setState(id, TimePointState.IGNORED, e.getMessage(), clock.instant()));
                return Optional.empty();
            }
        }
        Patient patient = row(id).patient();
        pairing.pair(patient).forEach(report -> queue.add(ReportStep.NAME, report));
        index.read(t -> t.timePoints().ofPatient(patient.id(), patient.issuer().orElse(""))).stream()
                .filter(p -> p.state() == TimePointState.WAITING_FOR_BASELINE)
                .forEach(p -> onWaiting.accept(p.id()));
        return Optional.empty();
    }

    @Override
    public void retrying(long id, String reason) {
        index.update(t -> {
            t.timePoints().lock(id);
            TimePointState state = t.timePoints().find(id).orElseThrow().state();
            t.timePoints().setState(id, state, reason, clock.instant());
        });
    }

    @Override
    public void failed(long id, String reason) {
        index.update(t -> t.timePoints().setState(id, TimePointState.FAILED, reason, clock.instant()));
    }

    private TimePointRow row(long id) {
        return index.read(t -> t.timePoints().find(id)).orElseThrow();
    }

    /** Measures it when all is here; otherwise gives when to look again. */
    private Optional<Instant> measured(TimePointRow row)
            throws StepFailedException, Routing.IgnoredException, IOException {
        Path mask = file(row.maskSopInstanceUid());
        if (!referencesAreKnown(row)) {
            note(row.id(), routing.expected(mask).references());
        }
        for (int n = 0; n <= routing.protocols(); n++) {
            TimePointRow now = row(row.id());
            SeriesCheck.Result series = index.read(t -> check.check(t, now, clock.instant()));
            if (!(series instanceof SeriesCheck.Complete complete)) {
                return Optional.of(await(row, (SeriesCheck.Waiting) series));
            }
            Protocol protocol = routing.choose(mask, complete.instances());
            index.update(t -> t.timePoints().setRoute(row.id(), protocol.route().name()));
            MaskReferences of = protocol.measurer().references(mask);
            if (areKnown(now, of)) {
                return measuredBy(protocol, now, complete);
            }
            note(row.id(), of);
        }
        throw new StepFailedException("routes contradict one another: the ROI that one chooses was drawn on images that"
                + " take another; correct roi or match");
    }

    private Optional<Instant> measuredBy(Protocol protocol, TimePointRow row, SeriesCheck.Complete complete)
            throws StepFailedException, IOException {
        if (protocol.expected().isPresent()) {
            Optional<SeriesCheck.Waiting> missing = completeness.missing(
                    row, protocol.route(), protocol.expected().get(), complete.instances(), clock.instant());
            if (missing.isPresent()) {
                return Optional.of(await(row, missing.get()));
            }
        }
        Measurement m = measure(protocol, row.id(), complete.instances());
        return record(row(row.id()), complete.instances(), m) ? Optional.empty() : Optional.of(clock.instant());
    }

    private boolean referencesAreKnown(TimePointRow row) {
        return index.read(
                t -> row.seriesInstanceUid().isPresent() || t.timePoints().namedImages(row.id()) > 0);
    }

    private boolean areKnown(TimePointRow row, MaskReferences of) {
        boolean sameSeries = of.seriesUid().isEmpty()
                || row.seriesInstanceUid().filter(of.seriesUid()::equals).isPresent();
        return sameSeries
                && index.read(t -> t.timePoints().namedImageUids(row.id())).equals(Set.copyOf(of.sopInstanceUids()));
    }

    private void note(long id, MaskReferences of) throws StepFailedException {
        if (of.seriesUid().isEmpty() && of.sopInstanceUids().isEmpty()) {
            throw new StepFailedException("the mask does not say on which series it was drawn");
        }
        index.update(t -> t.timePoints().setReferences(id, of.seriesUid(), of.sopInstanceUids()));
    }

    private Instant await(TimePointRow row, SeriesCheck.Waiting w) {
        TimePointState state = w.late() ? TimePointState.INCOMPLETE : TimePointState.RECEIVED;
        if (state != row.state() || !w.what().equals(row.reason())) {
            if (w.late()) {
                LOG.warn("Mask {} waits in vain: {}", row.maskSopInstanceUid(), w.what());
            }
            index.update(t -> t.timePoints().setState(row.id(), state, w.what(), clock.instant()));
        }
        return w.checkAgain();
    }

    private Measurement measure(Protocol protocol, long id, List<InstanceRow> images)
            throws StepFailedException, IOException {
        TimePointRow row = row(id);
        Optional<String> problem = SeriesCheck.identityProblem(row, images);
        if (problem.isPresent()) {
            throw new StepFailedException(problem.get());
        }
        InstanceRow first = images.get(0);
        Optional<LocalDateTime> acquired =
                images.stream().flatMap(i -> i.acquired().stream()).min(Comparator.naturalOrder());
        index.update(t -> {
            t.timePoints()
                    .setSeries(
                            id,
                            first.seriesInstanceUid(),
                            first.patient(),
                            first.clinicalTrialTimePointId().or(row::clinicalTrialTimePointId),
                            acquired);
            t.timePoints().setState(id, TimePointState.EXTRACTING, "", clock.instant());
        });
        List<Path> files = images.stream().map(folder::file).toList();
        MeasuredCase measured = protocol.measurer()
                .measure(
                        files,
                        file(row.maskSopInstanceUid()),
                        Lesion.of(first.patient()),
                        LocalDateTime.ofInstant(row.createdAt(), zone));
        if (measured.segmentation().isPresent()) {
            reports.writeSegmentation(measured.segmentation().get());
        }
        return measured.measurement();
    }

    /** Stores a measurement; not when the series has grown meanwhile. */
    private boolean record(TimePointRow row, List<InstanceRow> images, Measurement m) {
        String series = row.seriesInstanceUid().orElseThrow();
        Instant now = clock.instant();
        boolean current = index.write(t -> {
            if (t.instances().ofSeries(series).size() != images.size()) {
                t.timePoints().setState(row.id(), TimePointState.RECEIVED, "more images came meanwhile", now);
                return false;
            }
            t.timePoints().setMeasurement(row.id(), m.toJson());
            t.timePoints().setState(row.id(), TimePointState.EXTRACTED, "", now);
            return true;
        });
        LOG.info("Measured {} of series {}{}", m.roiLabel(), series, current ? "" : ", which has grown meanwhile");
        return current;
    }

    private Path file(String sopInstanceUid) {
        return folder.file(index.read(t -> t.instances().find(sopInstanceUid)).orElseThrow());
    }
}
