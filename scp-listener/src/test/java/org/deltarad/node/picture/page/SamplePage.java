package org.deltarad.node.picture.page;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
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
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.ScoreResult.Contribution;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;

/** Pages of a synthetic patient, with scores that are made up. */
final class SamplePage {
    private static final SyntheticPatient PATIENT = SyntheticPatient.builder(7).build();

    private SamplePage() {}

    static ReportPage of(int timePoints, List<ScoreResult> scores) throws ExtractionException {
        List<SyntheticSeries> series =
                List.of(PATIENT.baseline(), PATIENT.mid()).subList(0, timePoints);
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.preset("S1"));
        TimePoint[] points = new TimePoint[timePoints];
        for (int n = 0; n < timePoints; n++) {
            SyntheticSeries s = series.get(n);
            points[n] = timePoint(s, n, extractor.extract(s.volume(), s.mask()).features());
        }
        Report report = new Report(
                "2.25.99",
                "2.25.98",
                LocalDateTime.of(2026, 3, 4, 5, 6),
                Subject.of(series.get(timePoints - 1).instances().get(0)),
                new Device("2.25.1", "node", "0.1.0"),
                "S1",
                Map.of("binWidth", "10"),
                Finding.NEOPLASM,
                List.of(points),
                scores,
                ReportLinks.NONE);
        return new ReportPage(
                report,
                series.stream()
                        .map(s -> KeySlice.of(s.volume(), "MR", s.mask()))
                        .toList());
    }

    private static TimePoint timePoint(SyntheticSeries s, int n, Map<String, Double> features) {
        List<InstanceReference> images = s.instances().stream()
                .map(i -> new InstanceReference(
                        i.string(Tag.StudyInstanceUID).orElseThrow(),
                        i.string(Tag.SeriesInstanceUID).orElseThrow(),
                        i.string(Tag.SOPClassUID).orElseThrow(),
                        i.string(Tag.SOPInstanceUID).orElseThrow()))
                .toList();
        InstanceReference mask = new InstanceReference(images.get(0).studyInstanceUid(), "2.25.5", "2.25.6", "2.25.7");
        return new TimePoint(
                n == 0 ? TimePoint.Role.BASELINE : TimePoint.Role.MID_TREATMENT,
                Optional.of(LocalDateTime.of(2026, 1, 5 + 23 * n, 8, 0)),
                new ProtocolTimePoint(Optional.empty(), Optional.empty()),
                new MeasuredSeries(
                        "MR",
                        "T2 TSE sag",
                        "2.25.3",
                        images,
                        List.of(),
                        new ImageNotes("", "", "", List.of("2 voxels of padding were left out of the mask"))),
                new Region(new RoiReference.RtRoi(mask, 1, "GTV-T"), Optional.empty(), "GTV-T", "2.25.8"),
                s.acquisition(),
                features);
    }

    static ScoreResult scored(double value, List<String> warnings) throws Exception {
        Signature signature = SignatureFile.builtIn("Delta_rad");
        Map<String, Double> z = new LinkedHashMap<>();
        signature.terms().forEach(t -> z.put(t.feature(), 0.4 - 0.5 * z.size()));
        return new ScoreResult.Scored(
                signature,
                calibration(),
                value,
                0.12,
                value > 0.12 ? RiskGroup.HIGH : RiskGroup.LOW,
                signature.terms().stream()
                        .map(t ->
                                new Contribution(t.feature(), z.get(t.feature()), t.coefficient() * z.get(t.feature())))
                        .toList(),
                List.of(),
                warnings);
    }

    static ScoreResult withheld() throws Exception {
        return new ScoreResult.Withheld(
                SignatureFile.builtIn("Delta_rad"),
                calibration(),
                List.of(),
                List.of("63 days from baseline to mid-treatment are outside the window of 14 to 56 days"));
    }

    static ScoreResult notScored() throws Exception {
        return new ScoreResult.NotScored(
                SignatureFile.builtIn("Pre-CCRT_rad"),
                "no calibration is configured for Pre-CCRT_rad: the paper publishes no harmonisation coefficients,"
                        + " z-parameters or cut-off; calibrate on your own cohort");
    }

    private static Calibration calibration() {
        return new Calibration(
                "S1-synthetic",
                "0.1.0",
                new Calibration.Cohort("synthetic cohort", 110, true, "made by code"),
                "S1",
                new LinearHarmonisation(List.of(), Map.of(), Map.of(), Map.of()),
                Map.of("Delta_rad", 0.12),
                Limits.NONE,
                "abc");
    }
}
