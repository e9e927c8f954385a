package org.deltarad.fhir;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.signature.ScoreResult;

/**
 * Maps a report to a FHIR R4 transaction: Patient, Device, ImagingStudy per study, Observation per time point, of the
 * change, and per score, and the DiagnosticReport that collects them. All are conditional creates on identifiers that
 * follow from the SR's SOP Instance UID, so that sending it again changes nothing. Status is preliminary, since nobody
 * has verified the result.
 */
public final class FhirMapper {
    private final FhirSettings settings;

    /** A mapper for a site; thread-safe. */
    public FhirMapper(FhirSettings settings) {
        this.settings = settings;
    }

    /**
     * The report as a transaction.
     *
     * @throws UnmappableReportException when it has no Patient ID or no Study Instance UID
     */
    public ReportBundle map(Report report) throws UnmappableReportException {
        check(report);
        ReportKeys keys = new ReportKeys(report, settings.patients());
        Times times = new Times(settings.zone());
        Transaction transaction = new Transaction();
        transaction.add(keys.patient(), Patients.of(report.subject(), keys.patient(), settings.demographics()));
        transaction.add(keys.device(), Devices.of(report.device(), keys.device()));
        List<ResourceKey> studies = addStudies(transaction, new ImagingStudies(report, keys, times), keys);
        List<ResourceKey> observations = addPanels(transaction, report, keys, times);
        Scores scores = new Scores(report, keys, times);
        for (ScoreResult score : report.scores()) {
            observations.add(keys.score(score.signature()));
            transaction.add(keys.score(score.signature()), scores.of(score));
        }
        transaction.add(keys.diagnosticReport(), DiagnosticReports.of(report, keys, times, studies, observations));
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

    private static List<ResourceKey> addStudies(Transaction transaction, ImagingStudies studies, ReportKeys keys) {
        List<ResourceKey> added = new ArrayList<>();
        for (String uid : studies.studyInstanceUids()) {
            added.add(keys.study(uid));
            transaction.add(keys.study(uid), studies.study(uid));
        }
        return added;
    }

    private static List<ResourceKey> addPanels(Transaction transaction, Report report, ReportKeys keys, Times times) {
        FeaturePanels panels = new FeaturePanels(report, keys, times);
        List<ResourceKey> added = new ArrayList<>();
        for (TimePoint point : report.timePoints()) {
            added.add(keys.panel(point.role()));
            transaction.add(keys.panel(point.role()), panels.of(point));
        }
        report.midTreatment().ifPresent(mid -> {
            added.add(keys.delta());
            transaction.add(keys.delta(), panels.delta(mid));
        });
        return added;
    }
}
