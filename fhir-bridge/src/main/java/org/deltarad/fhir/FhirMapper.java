package org.deltarad.fhir;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.Report;

/**
 * Maps a report to a FHIR R4 transaction, by HL7's DICOM SR to FHIR guide where that fits R4: Patient, Device of the
 * node and of each algorithm, ImagingStudy per study, BodyStructure per lesion, Observation per time point, of the
 * change, and per score, RiskAssessment per risk group, the DiagnosticReport that collects them, and its Provenance.
 *
 * <p>All are conditional creates on identifiers that follow from the SR's SOP Instance UID, so that sending it again
 * changes nothing; where the report replaces another, conditional updates of the other's resources. Status is
 * preliminary, since nobody has verified the result, or amended where it replaces one.
 */
public final class FhirMapper {
    private final FhirSettings settings;

    /** A mapper for a site; thread-safe. */
    public FhirMapper(FhirSettings settings) {
        this.settings = settings;
    }

    /**
     * The report as a transaction, without a document.
     *
     * @throws UnmappableReportException when it has no Patient ID or no Study Instance UID
     */
    public ReportBundle map(Report report) throws FhirException {
        return map(report, Optional.empty(), List.of());
    }

    /**
     * The report as a transaction.
     *
     * @param replaced   the transaction of the report that this one replaces; its results are updated, those that this
     *                   report has no more become entered in error
     * @param renderings documents for people
     * @throws UnmappableReportException when it has no Patient ID or no Study Instance UID
     * @throws MalformedBundleException  when {@code replaced} is no R4 Bundle
     */
    public ReportBundle map(Report report, Optional<ReportBundle> replaced, List<Rendering> renderings)
            throws UnmappableReportException, MalformedBundleException {
        check(report);
        Predecessor predecessor = new Predecessor(replaced);
        Transaction transaction = new Transaction();
        new ReportResources(report, new ReportKeys(report, settings.patients(), predecessor), settings)
                .addTo(transaction, renderings);
        predecessor.withdraw(transaction);
        return ReportBundle.of(transaction.bundle());
    }

    private static void check(Report report) throws UnmappableReportException {
        if (report.subject().patientId().isBlank()) {
            throw new UnmappableReportException(
                    report.sopInstanceUid(), "Patient ID (0010,0020) is empty; correct it in the PACS");
        }
        if (report.subject().studyInstanceUid().isBlank()) {
            throw new UnmappableReportException(
                    report.sopInstanceUid(), "Study Instance UID (0020,000D) of its subject is empty");
        }
    }
}
