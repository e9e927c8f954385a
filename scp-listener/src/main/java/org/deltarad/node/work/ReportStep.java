package org.deltarad.node.work;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.index.Change;
import org.deltarad.node.index.DeliveryItemRow;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.report.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores measured time points, writes SR, page and FHIR Bundle, and puts them into the outbox. */
public final class ReportStep implements Step {
    /** Name of its tasks. */
    public static final String NAME = "report";

    private static final Logger LOG = LoggerFactory.getLogger(ReportStep.class);

    /** Between looks at an earlier scan that is to be measured. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Index index;
    private final ReportComposer composer;
    private final ReportMaker maker;
    private final ReportFiles files;
    private final Outbox outbox;
    private final Clock clock;

    public ReportStep(
            Index index, ReportComposer composer, ReportMaker maker, ReportFiles files, Outbox outbox, Clock clock) {
        this.index = index;
        this.composer = composer;
        this.maker = maker;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Where reports go once they are written.
     *
     * @param protocols say to which destinations
     * @param queues    take the deliveries, and time points that are measured again
     */
    public record Outbox(Protocols protocols, Queues queues) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException, IOException {
        ReportRow row = row(id);
        if (row.state().isUnwritten()) {
            if (row.kind() == ReportRow.Kind.BASELINE && isAnEarlierScanInWork(row)) {
                return Optional.of(clock.instant().plus(PAUSE));
            }
            if (row.supersedes().isPresent() && areMeasuredAgain(row)) {
                return Optional.of(clock.instant().plus(PAUSE));
            }
            ComposedReport composed = composer.compose(row);
            if (isUnchanged(row, composed)) {
                return Optional.empty();
            }
            if (!setStateUnlessWithdrawn(id, ReportState.SCORED, "")) {
                return Optional.empty();
            }
            try {
                files.write(composed.report().sopInstanceUid(), maker.make(composed));
            } catch (DicomException e) {
                throw new StepFailedException("the report cannot be encoded: " + e.getMessage(), e);
            }
            record(row, composed);
        }
        index.read(t -> t.deliveries().ofReport(id))
                .forEach(d -> outbox.queues().deliveries().add(Queues.DELIVERY, d.id()));
        return Optional.empty();
    }

    /** Whether another scan of the patient may soon show that this one is no baseline. */
    private boolean isAnEarlierScanInWork(ReportRow row) {
        return index.read(t -> t.timePoints().isAnEarlierInWork(row.baselineId()));
    }

    /** Sees to it that the time points are measured with the extraction of today; whether that is under way. */
    private boolean areMeasuredAgain(ReportRow row) throws StepFailedException {
        List<Long> timePoints =
                row.midId().map(m -> List.of(row.baselineId(), m)).orElseGet(() -> List.of(row.baselineId()));
        for (long id : timePoints) {
            TimePointRow timePoint = index.read(t -> t.timePoints().find(id)).orElseThrow();
            if (timePoint.state() == TimePointState.FAILED) {
                throw new StepFailedException("T" + id + " could not be measured again: " + timePoint.reason());
            }
            if (!timePoint.state().isMeasured()) {
                return true;
            }
        }
        List<Long> outdated = composer.outdated(row);
        for (long id : outdated) {
            index.update(t -> t.timePoints()
                    .setState(
                            id,
                            TimePointState.RECEIVED,
                            "measured again: the configuration has another extraction",
                            clock.instant()));
            outbox.queues().work().add(TimePointStep.NAME, id);
        }
        return !outdated.isEmpty();
    }

    /** A report that would say what the one that it replaces says is not made. */
    private boolean isUnchanged(ReportRow row, ComposedReport composed) {
        return index.write(t -> {
            Optional<ReportRow> former =
                    row.supersedes().flatMap(id -> t.reports().find(id));
            boolean unchanged = former.flatMap(f -> f.fingerprint().or(f::sopInstanceUid))
                    .filter(composed.fingerprint()::equals)
                    .isPresent();
            if (unchanged) {
                t.reports().remove(row.id());
                t.events()
                        .add(new EventRow(
                                new EventRow.Subject(
                                        EventRow.Kind.REPORT, former.get().id()),
                                Optional.empty(),
                                "nothing that it is made of has changed; it is not made again",
                                Optional.empty(),
                                clock.instant()));
            }
            return unchanged;
        });
    }

    @Override
    public void retrying(long id, String reason) {
        index.update(t -> {
            t.reports().lock(id);
            t.reports().setState(id, t.reports().find(id).orElseThrow().state(), reason, clock.instant());
        });
    }

    @Override
    public void failed(long id, String reason) {
        setStateUnlessWithdrawn(id, ReportState.FAILED, reason);
    }

    private void record(ReportRow row, ComposedReport composed) throws StepFailedException {
        Report report = composed.report();
        Instant now = clock.instant();
        List<String> destinations = destinations(row);
        boolean recorded = index.write(t -> {
            if (isWithdrawn(t, row.id())) {
                return false;
            }
            t.reports()
                    .setDocument(
                            row.id(),
                            report.subject().studyInstanceUid(),
                            report.seriesInstanceUid(),
                            report.sopInstanceUid());
            t.reports().setState(row.id(), ReportState.REPORTED, "", now);
            t.reports().setFingerprint(row.id(), composed.fingerprint());
            destinations.forEach(d -> t.deliveries().add(row.id(), d, now));
            row.supersedes().ifPresent(former -> supersede(t, former, row.id(), now));
            return true;
        });
        LOG.info(
                recorded ? "Reported {} as SR {}" : "Withdrew {}, SR {}, before it was sent",
                row.kind(),
                report.sopInstanceUid());
    }

    /**
     * The former report is superseded; where nothing of it has arrived, it is no longer sent: nobody shall read it for the
     * first time after its correction.
     */
    private static void supersede(Tables t, long former, long by, Instant now) {
        t.reports().lock(former);
        String why = "superseded by R" + by;
        t.reports().setState(former, ReportState.SUPERSEDED, why, now);
        for (DeliveryRow d : t.deliveries().ofReport(former)) {
            boolean untouched = t.deliveryItems().ofDelivery(d.id()).stream()
                    .allMatch(i -> i.state() == DeliveryItemRow.State.WAITING);
            if (d.state() == DeliveryRow.State.PENDING && untouched) {
                t.deliveries().setState(d.id(), DeliveryRow.State.DROPPED, Change.because(why, now));
            }
        }
    }

    /** Those of the route of the later scan. */
    private List<String> destinations(ReportRow row) throws StepFailedException {
        long latest = row.midId().orElse(row.baselineId());
        String route =
                index.read(t -> t.timePoints().find(latest)).orElseThrow().route();
        return outbox.protocols().named(route).destinations();
    }

    private boolean setStateUnlessWithdrawn(long id, ReportState state, String reason) {
        return index.write(t -> {
            if (isWithdrawn(t, id)) {
                return false;
            }
            t.reports().setState(id, state, reason, clock.instant());
            return true;
        });
    }

    /** Holds the report for this transaction. */
    private static boolean isWithdrawn(Tables t, long id) {
        t.reports().lock(id);
        return t.reports().find(id).orElseThrow().state() == ReportState.WITHDRAWN;
    }

    private ReportRow row(long id) {
        return index.read(t -> t.reports().find(id)).orElseThrow();
    }
}
