package org.deltarad.node.work;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.fhir.FhirException;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.report.Report;
import org.deltarad.report.sr.SrWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores measured time points, writes SR and FHIR Bundle, and puts them into the outbox. */
public final class ReportStep implements Step {
    /** Name of its tasks. */
    public static final String NAME = "report";

    private static final Logger LOG = LoggerFactory.getLogger(ReportStep.class);

    private final Index index;
    private final ReportComposer composer;
    private final FhirMapper fhir;
    private final ReportFiles files;
    private final Outbox outbox;
    private final Clock clock;

    public ReportStep(
            Index index, ReportComposer composer, FhirMapper fhir, ReportFiles files, Outbox outbox, Clock clock) {
        this.index = index;
        this.composer = composer;
        this.fhir = fhir;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Where reports go once they are written.
     *
     * @param destinations names of the destinations
     * @param queue        takes the deliveries
     * @param step         name of the delivering step
     */
    public record Outbox(List<String> destinations, WorkQueue queue, String step) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException, IOException {
        ReportRow row = row(id);
        if (row.state() == ReportState.WAITING || row.state() == ReportState.SCORED) {
            Report report = composer.compose(row);
            setState(id, ReportState.SCORED, "");
            write(report);
            record(row, report);
        }
        index.read(t -> t.deliveries().ofReport(id)).forEach(d -> outbox.queue().add(outbox.step(), d.id()));
        return Optional.empty();
    }

    @Override
    public void retrying(long id, String reason) {
        setState(id, row(id).state(), reason);
    }

    @Override
    public void failed(long id, String reason) {
        setState(id, ReportState.FAILED, reason);
    }

    private void write(Report report) throws StepFailedException, IOException {
        try {
            files.write(report.sopInstanceUid(), new SrWriter().write(report), fhir.map(report));
        } catch (DicomException | FhirException e) {
            throw new StepFailedException("the report cannot be written: " + e.getMessage(), e);
        }
    }

    private void record(ReportRow row, Report report) {
        Instant now = clock.instant();
        index.update(t -> {
            t.reports()
                    .setDocument(
                            row.id(),
                            report.subject().studyInstanceUid(),
                            report.seriesInstanceUid(),
                            report.sopInstanceUid());
            t.reports().setState(row.id(), ReportState.REPORTED, "", now);
            outbox.destinations().forEach(d -> t.deliveries().add(row.id(), d, now));
        });
        LOG.info("Reported {} as SR {}", row.kind(), report.sopInstanceUid());
    }

    private ReportRow row(long id) {
        return index.read(t -> t.reports().find(id)).orElseThrow();
    }

    private void setState(long id, ReportState state, String reason) {
        index.update(t -> t.reports().setState(id, state, reason, clock.instant()));
    }
}
