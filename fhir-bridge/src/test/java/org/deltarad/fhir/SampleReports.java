package org.deltarad.fhir;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.report.Device;
import org.deltarad.report.Finding;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.MeasuredSeries;
import org.deltarad.report.ProtocolTimePoint;
import org.deltarad.report.Region;
import org.deltarad.report.Report;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Subject;
import org.deltarad.report.TimePoint;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.RangeCheck;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;

/** Invented reports with values that are easy to get wrong: NaN, tiny, huge, seventeen digits, negative. */
public final class SampleReports {
    public static final String PATIENT_SYSTEM = "https://hospital.example.org/patient-id";
    public static final String ACCESSION_SYSTEM = "https://hospital.example.org/accession";
    public static final FhirSettings SETTINGS = new FhirSettings(
            ZoneId.of("Europe/Vienna"),
            new PatientIdentity(PATIENT_SYSTEM, Map.of("SITE-B", "https://site-b.example.org/patient-id")),
            Optional.of(ACCESSION_SYSTEM),
            false);

    static final String MR_CLASS = "1.2.840.10008.5.1.4.1.1.4";
    static final String SEG_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";
    static final String RTSTRUCT_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";

    private SampleReports() {}

    /** Baseline in winter, mid-treatment in summer, one score above the cut-off, one below, one not scored. */
    public static Report twoTimePoints(String patientId, int number) {
        String sr = "2.25.9000" + number;
        TimePoint baseline = timePoint(
                TimePoint.Role.BASELINE,
                "2.25.1000" + number,
                Optional.of(LocalDateTime.of(2026, 1, 31, 9, 30, 15)),
                baseline());
        TimePoint mid = timePoint(
                TimePoint.Role.MID_TREATMENT,
                "2.25.2000" + number,
                Optional.of(LocalDateTime.of(2026, 4, 2, 14, 5, 0, 250_000_000)),
                mid());
        List<ScoreResult> scores = List.of(
                scored("Delta_rad", RiskGroup.HIGH, RiskGroup.HIGH, 0.1 + 0.2, 0.25),
                scored("Inverse", RiskGroup.LOW, RiskGroup.LOW, 1.5, -0.75),
                new ScoreResult.NotScored(
                        signature("Pre_rad", Signature.Input.BASELINE, RiskGroup.HIGH),
                        "No calibration for extraction S1."));
        return report(sr, subject(patientId, mid.studyInstanceUid()), List.of(baseline, mid), scores);
    }

    /**
     * What replaces {@link #twoTimePoints} of that number: the same time points with other features, {@code Delta_rad}
     * lower, {@code Inverse} withheld, {@code Pre_rad} no longer configured.
     */
    public static Report replacement(String patientId, int number) {
        Report replaced = twoTimePoints(patientId, number);
        Map<String, Double> features = mid();
        features.put("original_firstorder_Mean", 0.05);
        TimePoint late = replaced.midTreatment().orElseThrow();
        TimePoint mid = timePoint(TimePoint.Role.MID_TREATMENT, late.studyInstanceUid(), late.acquired(), features);
        ScoreResult.Scored scored = (ScoreResult.Scored) replaced.scores().get(1);
        List<ScoreResult> scores = List.of(
                scored("Delta_rad", RiskGroup.HIGH, RiskGroup.LOW, 0.125, 0.25),
                new ScoreResult.Withheld(
                        scored.signature(),
                        scored.calibration(),
                        scored.checks(),
                        List.of("mask has 10 voxels, fewer than 64")));
        return withLinks(
                report("2.25.7000" + number, replaced.subject(), List.of(replaced.baseline(), mid), scores), replaced);
    }

    /** The report with its images in units, baseline first; empty for arbitrary ones. */
    static Report inUnits(Report report, String... ucum) {
        List<TimePoint> points = IntStream.range(0, ucum.length)
                .mapToObj(n -> inUnit(report.timePoints().get(n), ucum[n]))
                .toList();
        return report(report.sopInstanceUid(), report.subject(), points, report.scores());
    }

    private static TimePoint inUnit(TimePoint t, String ucum) {
        MeasuredSeries s = t.series();
        return new TimePoint(
                t.role(),
                t.acquired(),
                t.protocol(),
                new MeasuredSeries(
                        s.modality(),
                        s.description(),
                        s.frameOfReferenceUid(),
                        s.images(),
                        s.descriptors(),
                        new ImageNotes(ucum, "", "", List.of())),
                t.region(),
                t.acquisition(),
                t.features());
    }

    /** The report with another SR as its predecessor. */
    public static Report withLinks(Report report, Report replaced) {
        InstanceReference sr = new InstanceReference(
                replaced.subject().studyInstanceUid(),
                replaced.seriesInstanceUid(),
                SrWriter.SOP_CLASS_UID,
                replaced.sopInstanceUid());
        return new Report(
                report.sopInstanceUid(),
                report.seriesInstanceUid(),
                report.created().plusDays(1),
                report.subject(),
                report.device(),
                report.extraction(),
                report.settings(),
                report.finding(),
                report.timePoints(),
                report.scores(),
                new ReportLinks(Optional.of(sr), Optional.empty(), Optional.empty()));
    }

    /** Baseline only, in the same study as the baseline of {@link #twoTimePoints} of that number. */
    public static Report oneTimePoint(String patientId, int number) {
        TimePoint baseline = timePoint(
                TimePoint.Role.BASELINE,
                "2.25.1000" + number,
                Optional.of(LocalDateTime.of(2026, 1, 31, 9, 30, 15)),
                baseline());
        return report(
                "2.25.8000" + number,
                subject(patientId, baseline.studyInstanceUid()),
                List.of(baseline),
                List.of(new ScoreResult.NotScored(
                        signature("Delta_rad", Signature.Input.DELTA, RiskGroup.HIGH), "No mid-treatment scan.")));
    }

    /** As {@link #oneTimePoint}, of de-identified images without any date. */
    static Report undated(String patientId, int number) {
        TimePoint baseline = timePoint(TimePoint.Role.BASELINE, "2.25.1000" + number, Optional.empty(), baseline());
        return report(
                "2.25.8500" + number,
                subject(patientId, baseline.studyInstanceUid()),
                List.of(baseline),
                List.of(new ScoreResult.NotScored(
                        signature("Delta_rad", Signature.Input.DELTA, RiskGroup.HIGH), "No mid-treatment scan.")));
    }

    public static Report report(String sr, Subject subject, List<TimePoint> points, List<ScoreResult> scores) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("binWidth", "5");
        settings.put("resampledPixelSpacing", "1, 1, 1 mm");
        return new Report(
                sr,
                sr + ".1",
                LocalDateTime.of(2026, 4, 3, 8, 0),
                subject,
                new Device("2.25.77", "DELTARAD1", "0.1.0"),
                "S1",
                settings,
                Finding.NEOPLASM,
                points,
                scores,
                ReportLinks.NONE);
    }

    static Subject subject(String patientId, String study) {
        return new Subject(Dataset.builder()
                .text(Tag.PatientID, patientId)
                .text(Tag.PatientName, "Doe^Jane^Q")
                .text(Tag.PatientBirthDate, "19500203")
                .text(Tag.PatientSex, "F")
                .text(Tag.StudyInstanceUID, study)
                .text(Tag.StudyDate, "20260402")
                .text(Tag.AccessionNumber, "ACC-1")
                .build());
    }

    static TimePoint timePoint(
            TimePoint.Role role, String study, Optional<LocalDateTime> acquired, Map<String, Double> features) {
        List<InstanceReference> images = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new InstanceReference(study, study + ".1", MR_CLASS, study + ".1." + i))
                .toList();
        RoiReference roi = role == TimePoint.Role.BASELINE
                ? new RoiReference.Segment(
                        new InstanceReference(study, study + ".2", SEG_CLASS, study + ".2.1"), 1, "GTV")
                : new RoiReference.RtRoi(
                        new InstanceReference(study, study + ".3", RTSTRUCT_CLASS, study + ".3.1"), 4, "GTV <mid>");
        return new TimePoint(
                role,
                acquired,
                ProtocolTimePoint.UNKNOWN,
                new MeasuredSeries("MR", "T2 axial", "2.25.55", images, List.of(), ImageNotes.NONE),
                new Region(roi, Optional.empty(), "GTV", "2.25.66"),
                new Acquisition(Map.of(), Map.of()),
                features);
    }

    static Map<String, Double> baseline() {
        Map<String, Double> f = new LinkedHashMap<>();
        f.put("original_shape_MeshVolume", 12345.678901234567);
        f.put("original_shape_Maximum2DDiameterRow", 41.5);
        f.put("original_firstorder_Mean", -0.1);
        f.put("original_firstorder_Energy", 9.87654321e15);
        f.put("original_glcm_Autocorrelation", 17.25);
        f.put("original_glcm_Imc1", -1.2345e-12);
        f.put("original_ngtdm_Coarseness", Double.NaN);
        f.put("wavelet-LLH_glcm_Autocorrelation", 3.0);
        return f;
    }

    static Map<String, Double> mid() {
        Map<String, Double> f = new LinkedHashMap<>(baseline());
        f.put("original_shape_MeshVolume", 10000.0);
        f.put("original_firstorder_Mean", 0.2);
        f.put("original_ngtdm_Coarseness", 0.5);
        return f;
    }

    static Signature signature(String id, Signature.Input input, RiskGroup highMeans) {
        return new Signature(
                id,
                "1.0",
                id + " signature",
                "Doe et al. 2020",
                "progression-free survival",
                input,
                "S1",
                0.0,
                List.of(new Signature.Term("original_firstorder_Mean", 0.5)),
                highMeans,
                "a".repeat(64));
    }

    private static ScoreResult scored(String id, RiskGroup highMeans, RiskGroup group, double value, double cutoff) {
        Calibration calibration = new Calibration(
                "demo",
                "2",
                new Calibration.Cohort("Synthetic cohort", 60, true, "Made by a program."),
                "S1",
                new LinearHarmonisation(List.of(), Map.of(), Map.of(), Map.of()),
                Map.of(id, cutoff),
                Limits.NONE,
                "b".repeat(64));
        return new ScoreResult.Scored(
                signature(id, Signature.Input.DELTA, highMeans),
                calibration,
                value,
                cutoff,
                group,
                List.of(new ScoreResult.Contribution("original_firstorder_Mean", 0.6, 0.3)),
                checks(),
                List.of("The cohort is synthetic."));
    }

    private static List<RangeCheck> checks() {
        return List.of(
                new RangeCheck(
                        RangeCheck.Kind.FEATURE_RANGE,
                        "baseline",
                        "original_firstorder_Mean",
                        3.5,
                        -1.5,
                        2.5,
                        RangeCheck.Outcome.OUTSIDE,
                        "baseline: z of original_firstorder_Mean 3.5 is outside -1.5 to 2.5"),
                new RangeCheck(
                        RangeCheck.Kind.ACQUISITION,
                        "mid-treatment",
                        "EchoTime",
                        Double.NaN,
                        80,
                        120,
                        RangeCheck.Outcome.UNKNOWN,
                        "mid-treatment: EchoTime is not known"),
                new RangeCheck(
                        RangeCheck.Kind.MASK_SIZE,
                        "baseline",
                        RangeCheck.VOLUME,
                        12000,
                        500,
                        Double.POSITIVE_INFINITY,
                        RangeCheck.Outcome.INSIDE,
                        "baseline: volume 12000 mm3"),
                new RangeCheck(
                        RangeCheck.Kind.SCAN_INTERVAL,
                        "",
                        RangeCheck.DAYS,
                        61,
                        14,
                        56,
                        RangeCheck.Outcome.OUTSIDE,
                        "61 days between the scans are outside 14 to 56"));
    }
}
