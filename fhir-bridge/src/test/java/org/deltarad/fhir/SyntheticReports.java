package org.deltarad.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.report.Device;
import org.deltarad.report.Finding;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.MeasuredSeries;
import org.deltarad.report.ProtocolTimePoint;
import org.deltarad.report.Region;
import org.deltarad.report.Report;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.ReportUids;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Subject;
import org.deltarad.report.TimePoint;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.MaskSize;
import org.deltarad.signature.Measured;
import org.deltarad.signature.ScorePolicy;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;

/**
 * The reports of the examples: the synthetic patient of seed 1, measured with preset S1. Of the features, those of the
 * signatures and of shape are kept, to nine digits, so that the examples are short and the same on every machine.
 */
final class SyntheticReports {
    static final FhirSettings SETTINGS = new FhirSettings(
            ZoneId.of("UTC"),
            new PatientIdentity("https://hospital.example.org/patient-id", Map.of()),
            Optional.of("https://hospital.example.org/accession"),
            false);

    private static final MathContext DIGITS = new MathContext(9);
    private static final Device NODE = new Device("2.25.1234567890", "DELTARAD", "0.1.0");

    private final List<Signature> signatures;
    private final List<TimePoint> points;
    private final List<Measured> measured;
    private final Subject subject;

    SyntheticReports() throws ExtractionException, SignatureException {
        this.signatures = List.of(SignatureFile.builtIn("Delta_rad"), SignatureFile.builtIn("Pre-CCRT_rad"));
        SyntheticPatient patient = SyntheticPatient.builder(1)
                .timePointIds("BASELINE", "MID")
                .protocol(ScanProtocol.small(64, 12))
                .build();
        SyntheticSeries baseline = patient.baseline();
        SyntheticSeries mid = patient.mid();
        this.points = List.of(
                point(TimePoint.Role.BASELINE, baseline, "BASELINE"), point(TimePoint.Role.MID_TREATMENT, mid, "MID"));
        this.measured = List.of(measured(points.get(0), baseline), measured(points.get(1), mid));
        this.subject = Subject.of(mid.instances().get(0).toBuilder()
                .text(Tag.AccessionNumber, "RAD-2024-0815")
                .build());
    }

    /** The first report. */
    Report report() {
        return report("report", LocalDateTime.of(2024, 4, 2, 12, 0), ScorePolicy.SHOW, ReportLinks.NONE);
    }

    /** What replaces it: the site has decided that masks must be larger, and withholds the scores. */
    Report replacement() {
        Report first = report();
        InstanceReference sr = new InstanceReference(
                subject.studyInstanceUid(), first.seriesInstanceUid(), SrWriter.SOP_CLASS_UID, first.sopInstanceUid());
        return report(
                "replacement",
                LocalDateTime.of(2024, 4, 3, 9, 30),
                ScorePolicy.all(ScorePolicy.Action.WITHHOLD, new Limits(1_000_000, 0, Optional.empty())),
                new ReportLinks(Optional.of(sr), Optional.empty(), Optional.empty()));
    }

    private Report report(String name, LocalDateTime created, ScorePolicy policy, ReportLinks links) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("binWidth", "5");
        settings.put("normalize", "true");
        Scorer scorer = new Scorer(policy);
        List<ScoreResult> scores = signatures.stream()
                .map(s -> scorer.score(s, Optional.of(calibration()), measured.get(0), Optional.of(measured.get(1))))
                .toList();
        return new Report(
                ReportUids.of("example", List.of(name)),
                ReportUids.of("example series", List.of()),
                created,
                subject,
                NODE,
                "S1",
                settings,
                Finding.NEOPLASM,
                points,
                scores,
                links);
    }

    private TimePoint point(TimePoint.Role role, SyntheticSeries series, String id) throws ExtractionException {
        Dataset first = series.instances().get(0);
        List<InstanceReference> images =
                series.instances().stream().map(SyntheticReports::reference).toList();
        String study = first.string(Tag.StudyInstanceUID).orElseThrow();
        RoiReference.RtRoi roi = new RoiReference.RtRoi(
                new InstanceReference(
                        study,
                        ReportUids.of("example RTSTRUCT series", List.of(study)),
                        "1.2.840.10008.5.1.4.1.1.481.3",
                        ReportUids.of("example RTSTRUCT", List.of(study))),
                1,
                "GTV");
        RoiReference.Segment written = new RoiReference.Segment(
                new InstanceReference(
                        study,
                        ReportUids.of("example SEG series", List.of(study)),
                        "1.2.840.10008.5.1.4.1.1.66.4",
                        ReportUids.of("example SEG", List.of(study))),
                1,
                "GTV");
        return new TimePoint(
                role,
                Optional.of(series.visit().start()),
                new ProtocolTimePoint(Optional.of(id), Optional.empty()),
                new MeasuredSeries(
                        "MR",
                        first.string(Tag.SeriesDescription).orElse(""),
                        first.string(Tag.FrameOfReferenceUID).orElseThrow(),
                        images,
                        List.of(),
                        ImageNotes.NONE),
                new Region(roi, Optional.of(written), "GTV", series.lesionUid()),
                series.acquisition(),
                features(series));
    }

    private Map<String, Double> features(SyntheticSeries series) throws ExtractionException {
        Map<String, Double> all = new FeatureExtractor(ExtractionParameters.preset("S1"), 1)
                .extract(series.volume(), series.mask())
                .features();
        Map<String, Double> kept = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith("original_shape_") || isOfASignature(name)) {
                kept.put(name, new BigDecimal(value).round(DIGITS).doubleValue());
            }
        });
        return kept;
    }

    private boolean isOfASignature(String feature) {
        return signatures.stream().flatMap(s -> s.terms().stream()).anyMatch(term -> term.feature()
                .equals(feature));
    }

    private static Measured measured(TimePoint point, SyntheticSeries series) {
        boolean[] inside = series.mask().inside();
        int voxels =
                (int) IntStream.range(0, inside.length).filter(i -> inside[i]).count();
        return new Measured(
                point.features(),
                point.acquisition(),
                Optional.of(new MaskSize(voxels, voxels)),
                point.acquired().map(LocalDateTime::toLocalDate));
    }

    /** Invented: every feature's cohort is around the patient's baseline. */
    private Calibration calibration() {
        Map<String, FeatureModel> models = new LinkedHashMap<>();
        points.get(0)
                .features()
                .forEach((name, value) ->
                        models.put(name, new FeatureModel(0, List.of(), value, Math.abs(value) / 4 + 1e-9, -2, 2)));
        return new Calibration(
                "example",
                "1",
                new Calibration.Cohort("Invented cohort of the examples", 1, true, "No patients: an example."),
                "S1",
                new LinearHarmonisation(List.of(), Map.of(), Map.of(), models),
                Map.of("Delta_rad", 0.5, "Pre-CCRT_rad", 0.5),
                new Limits(0, 0, Optional.of(new Range(14, 56))),
                "e".repeat(64));
    }

    private static InstanceReference reference(Dataset instance) {
        return new InstanceReference(
                instance.string(Tag.StudyInstanceUID).orElseThrow(),
                instance.string(Tag.SeriesInstanceUID).orElseThrow(),
                instance.string(Tag.SOPClassUID).orElseThrow(),
                instance.string(Tag.SOPInstanceUID).orElseThrow());
    }
}
