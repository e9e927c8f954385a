package org.deltarad.node.work;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Tables;
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
     * @param queue     takes the deliveries
     */
    public record Outbox(Protocols protocols, WorkQueue queue) {}

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
            ComposedReport composed = composer.compose(row);
            if (!setStateUnlessWithdrawn(id, ReportState.SCORED, "")) {
                return Optional.empty();
            }
            try {
                files.write(composed.report().sopInstanceUid(), maker.make(composed));
            } catch (DicomException e) {
                throw new StepFailedException("the report cannot be encoded: " + e.getMessage(), e);
            }
            record(row, composed.report());
        }
        index.read(t -> t.deliveries().ofReport(id)).forEach(d -> outbox.queue().add(Queues.DELIVERY, d.id()));
        return Optional.empty();
    }

    /** Whether another scan of the patient may soon show that this one is no baseline. */
    private boolean isAnEarlierScanInWork(ReportRow row) {
        return index.read(t -> t.timePoints().isAnEarlierInWork(row.baselineId()));
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

    private void record(ReportRow row, Report report) throws StepFailedException {
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
            destinations.forEach(d -> t.deliveries().add(row.id(), d, now));
            return true;
        });
        LOG.info(
                recorded ? "Reported {} as SR {}" : "Withdrew {}, SR {}, before it was sent",
                row.kind(),
                report.sopInstanceUid());
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
