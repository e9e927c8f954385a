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
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
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
    private final RoiMeasurer measure;
    private final Pairing pairing;
    private final ReportFiles reports;
    private final WorkQueue queue;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param reports takes the SEGs of regions
     * @param queue   takes the reports that follow
     * @param zone    of Content Date and Time
     */
    public TimePointStep(
            Index index,
            DataFolder folder,
            SeriesCheck check,
            RoiMeasurer measure,
            Pairing pairing,
            ReportFiles reports,
            WorkQueue queue,
            Clock clock,
            ZoneId zone) {
        this.index = index;
        this.folder = folder;
        this.check = check;
        this.measure = measure;
        this.pairing = pairing;
        this.reports = reports;
        this.queue = queue;
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
        if (row.state() == TimePointState.FAILED) {
            return Optional.empty();
        }
        if (!row.state().isMeasured()) {
            SeriesCheck.Result series = series(row);
            if (series instanceof SeriesCheck.Waiting w) {
                return Optional.of(await(row, w));
            }
            List<InstanceRow> images = ((SeriesCheck.Complete) series).instances();
            Measurement m = measure(id, images);
            if (!record(row(id), images, m)) {
                return Optional.of(clock.instant());
            }
        }
        pairing.pair(row(id).patient()).forEach(report -> queue.add(ReportStep.NAME, report));
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

    private SeriesCheck.Result series(TimePointRow row) throws StepFailedException, IOException {
        boolean known = index.read(
                t -> row.seriesInstanceUid().isPresent() || t.timePoints().namedImages(row.id()) > 0);
        if (!known) {
            MaskReferences refs = measure.references(file(row.maskSopInstanceUid()));
            if (refs.seriesUid().isEmpty() && refs.sopInstanceUids().isEmpty()) {
                throw new StepFailedException("the mask does not say on which series it was drawn");
            }
            index.update(t -> t.timePoints().setReferences(row.id(), refs.seriesUid(), refs.sopInstanceUids()));
        }
        TimePointRow now = row(row.id());
        return index.read(t -> check.check(t, now, clock.instant()));
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

    private Measurement measure(long id, List<InstanceRow> images) throws StepFailedException, IOException {
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
        MeasuredCase measured = measure.measure(
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
