package org.deltarad.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Sct;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.RangeCheck;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;

/** Made-up reports that look like what the node sends: S1 feature set, two sagittal T2 series, SEG and RTSTRUCT ROIs. */
public final class Reports {
    public static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    public static final String SEG = "1.2.840.10008.5.1.4.1.1.66.4";
    public static final String SC = "1.2.840.10008.5.1.4.1.1.7";
    public static final String PDF = "1.2.840.10008.5.1.4.1.1.104.1";
    public static final String SR = "1.2.840.10008.5.1.4.1.1.88.34";
    public static final String RTSTRUCT = "1.2.840.10008.5.1.4.1.1.481.3";

    /** The feature whose baseline value is NaN. */
    public static final String UNDEFINED = "original_glcm_MCC";

    private static final List<String> FIRST_ORDER = List.of(
            "Entropy",
            "Uniformity",
            "Skewness",
            "Kurtosis",
            "Variance",
            "MeanAbsoluteDeviation",
            "RobustMeanAbsoluteDeviation");
    private static final List<String> TEXTURE = List.of(
            "glcm_Autocorrelation",
            "glcm_InverseVariance",
            "glcm_MCC",
            "glcm_Imc1",
            "glrlm_LongRunEmphasis",
            "gldm_DependenceVariance",
            "gldm_GrayLevelVariance",
            "gldm_DependenceNonUniformityNormalized",
            "glszm_SizeZoneNonUniformityNormalized",
            "glszm_ZonePercentage",
            "ngtdm_Coarseness");

    /** A feature with a name that no Code Meaning can hold. */
    public static final String LONG_NAME = "log-sigma-10-0-mm-3D_" + "veryLongClassName".repeat(4) + "_Feature";

    private static final Finding CERVIX = new Finding(
            Sct.NEOPLASM,
            Optional.of(new Code("71252005", "SCT", "Cervix")),
            Optional.of(new Code("7771000", "SCT", "Left")));

    private Reports() {}

    private static ReportLinks links(String study) {
        return new ReportLinks(
                Optional.of(new InstanceReference(study, "2.25.8002", SR, "2.25.8001")),
                Optional.of(new InstanceReference(study, study + ".7", SC, study + ".7.1")),
                Optional.of(new InstanceReference(study, study + ".8", PDF, study + ".8.1")));
    }

    /** Two time points in two studies, one score, one signature without a score, text outside Latin-1. */
    public static Report delta() {
        return report(
                subject("ISO_IR 192", "Nguyễn^Thị=阮^氏=", "2.25.201"),
                List.of(
                        timePoint(TimePoint.Role.BASELINE, "2.25.200", segment("2.25.200"), 0),
                        timePoint(TimePoint.Role.MID_TREATMENT, "2.25.201", rtRoi("2.25.201"), 1)),
                List.of(scored(), notScored("the calibration has no cut-off for Pre-CCRT_rad – fit one first")));
    }

    /** One time point, one signature without a score since a single scan has no change. */
    public static Report baselineOnly() {
        return report(
                subject("ISO_IR 100", "Müller^Zoë", "2.25.200"),
                List.of(timePoint(TimePoint.Role.BASELINE, "2.25.200", segment("2.25.200"), 0)),
                List.of(notScored("mid-treatment images are missing")));
    }

    /** Two time points of a site without any calibration: no scores but reasons. */
    public static Report withoutCalibration() {
        Report delta = delta();
        return report(
                delta.subject(), delta.timePoints(), List.of(notScored("no calibration is installed on this node")));
    }

    /** Two time points of de-identified images, without any date. */
    public static Report undated() {
        Report delta = delta();
        return report(
                delta.subject(),
                delta.timePoints().stream()
                        .map(t -> with(t, t.features().keySet(), Optional.empty()))
                        .toList(),
                delta.scores());
    }

    /** The report with these features only. */
    public static Report with(Report report, Set<String> features) {
        return report(
                report.subject(),
                report.timePoints().stream()
                        .map(t -> with(t, features, t.acquired()))
                        .toList(),
                report.scores());
    }

    private static TimePoint with(TimePoint t, Set<String> names, Optional<LocalDateTime> acquired) {
        Map<String, Double> kept = new LinkedHashMap<>(t.features());
        kept.keySet().retainAll(names);
        return new TimePoint(t.role(), acquired, t.protocol(), t.series(), t.region(), t.acquisition(), kept);
    }

    private static Report report(Subject subject, List<TimePoint> timePoints, List<ScoreResult> scores) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("binWidth", "10");
        settings.put("interpolator", "sitkLinear");
        settings.put("normalisation", "image x 100 / mean = 100");
        return new Report(
                "2.25.9001",
                "2.25.9002",
                LocalDateTime.of(2026, 2, 14, 9, 30, 15, 123_456_789),
                subject,
                new Device("2.25.42", "deltarad-1", "0.1.0"),
                "S1",
                settings,
                timePoints.size() == 1 ? Finding.NEOPLASM : CERVIX,
                timePoints,
                scores,
                timePoints.size() == 1 ? ReportLinks.NONE : links(subject.studyInstanceUid()));
    }

    private static Subject subject(String charset, String name, String study) {
        return Subject.of(Dataset.builder()
                .text(Tag.SpecificCharacterSet, charset)
                .text(Tag.PatientName, name)
                .text(Tag.PatientID, "ZX-0042")
                .text(Tag.IssuerOfPatientID, "Hôpital")
                .text(Tag.PatientBirthDate, "19710330")
                .text(Tag.PatientSex, "F")
                .text(Tag.PatientAge, "054Y")
                .text(Tag.StudyInstanceUID, study)
                .text(Tag.StudyDate, "20260131")
                .text(Tag.StudyTime, "101500")
                .text(Tag.StudyID, "77")
                .text(Tag.AccessionNumber, "ACC-77")
                .text(Tag.StudyDescription, "MR pelvis")
                .text(Tag.ReferringPhysicianName, "Ærø^A")
                .build());
    }

    private static TimePoint timePoint(TimePoint.Role role, String study, RoiReference roi, int n) {
        String series = study + ".1";
        List<InstanceReference> images = new ArrayList<>();
        for (int k = 1; k <= 4; k++) {
            images.add(new InstanceReference(study, series, MR, series + "." + k));
        }
        return new TimePoint(
                role,
                Optional.of(LocalDateTime.of(2026, 1, 2 + 29 * n, 10, 15 + n, 30, 250_000_000)),
                n == 0
                        ? new ProtocolTimePoint(Optional.of("BASELINE"), Optional.empty())
                        : new ProtocolTimePoint(
                                Optional.empty(), Optional.of(new ProtocolTimePoint.Offset(22.5, "TREATMENT"))),
                new MeasuredSeries("MR", n == 0 ? "T2 TSE sag" : "", study + ".2", images, descriptors(), notes(n)),
                new Region(roi, written(study, roi), "Primärtumor 1", "2.25.500"),
                new Acquisition(
                        Map.of(
                                "RepetitionTime",
                                4210.5,
                                "EchoTime",
                                94.0 + n,
                                "SliceThickness",
                                4.4,
                                "MagneticFieldStrength",
                                1.5,
                                "Anisotropy",
                                6.0 / 0.7),
                        Map.of("Manufacturer", "SIEMENS")),
                features(n));
    }

    /** Of the header of an MR image. */
    private static List<ImageDescriptor> descriptors() {
        return ImageDescriptors.of(
                Dataset.builder()
                        .text(Tag.Modality, "MR")
                        .numbers(Tag.SeriesNumber, 4)
                        .numbers(Tag.Rows, 320)
                        .numbers(Tag.Columns, 256)
                        .numbers(Tag.PixelSpacing, 0.7, 0.75)
                        .numbers(Tag.SpacingBetweenSlices, 4.4)
                        .numbers(Tag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1)
                        .text(Tag.SequenceName, "*tse2d1_15")
                        .build(),
                4);
    }

    private static ImageNotes notes(int n) {
        return n == 0
                ? ImageNotes.NONE
                : new ImageNotes(
                        "[hnsf'U]",
                        "b 1000 s/mm2, the highest of 2 b-values",
                        "ISO_10918_1, ratio 10",
                        List.of("one contour left out", "slices resorted"));
    }

    /** The SEG that the node writes of an RTSTRUCT's ROI. */
    private static Optional<RoiReference.Segment> written(String study, RoiReference roi) {
        return roi instanceof RoiReference.RtRoi
                ? Optional.of(new RoiReference.Segment(
                        new InstanceReference(study, study + ".6", SEG, study + ".6.1"), 1, "GTV-T mid"))
                : Optional.empty();
    }

    private static RoiReference segment(String study) {
        return new RoiReference.Segment(
                new InstanceReference(study, study + ".3", SEG, study + ".3.1"), 1, "GTV-T (α)");
    }

    private static RoiReference rtRoi(String study) {
        return new RoiReference.RtRoi(
                new InstanceReference(study, study + ".4", RTSTRUCT, study + ".4.1"), 7, "GTV-T mid");
    }

    /** Feature names of this fixture. */
    public static Map<String, Double> features(int n) {
        Map<String, Double> features = new LinkedHashMap<>();
        FIRST_ORDER.forEach(f -> features.put("original_firstorder_" + f, Math.PI * (features.size() + 1) + n));
        TEXTURE.forEach(f -> features.put("original_" + f, Math.exp(-features.size()) * (1 + 0.1 * n)));
        features.put("original_shape_Maximum2DDiameterSlice", 41.25);
        features.put("wavelet-LHL_glcm_Autocorrelation", -1.5e-300 * (n + 1));
        features.put("log-sigma-10-0-mm-3D_gldm_SmallDependenceHighGrayLevelEmphasis", 1e17 / 3);
        features.put("original_firstorder_Energy", 123456789012345680.0);
        features.put(LONG_NAME, 1.0 / 3 + n);
        if (n == 0) {
            features.put(UNDEFINED, Double.NaN);
            features.put("original_glcm_Correlation", 0.5);
        } else {
            features.put("original_glrlm_RunEntropy", Double.POSITIVE_INFINITY);
        }
        return features;
    }

    public static Signature signature() {
        return new Signature(
                "Delta_rad",
                "1.0",
                "Change of texture between baseline and mid-treatment T2 MR",
                "Author et al., Journal 1:1 (2025), “S1”",
                "progression-free survival",
                Signature.Input.DELTA,
                "S1",
                0,
                List.of(
                        new Signature.Term("original_glcm_Autocorrelation", -0.020),
                        new Signature.Term("original_gldm_DependenceVariance", -0.379)),
                RiskGroup.HIGH,
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
    }

    private static ScoreResult scored() {
        Calibration calibration = new Calibration(
                "synthetic-110",
                "2026-02",
                new Calibration.Cohort(
                        "synthetic cervix", 110, true, "Made by cohort, seed 1; Youden cut-off at 5 years."),
                "S1",
                new LinearHarmonisation(List.of(), Map.of(), Map.of(), Map.of()),
                Map.of("Delta_rad", 0.1),
                Limits.NONE,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        return new ScoreResult.Scored(
                signature(),
                calibration,
                0.1 + 0.2,
                0.1,
                RiskGroup.HIGH,
                List.of(
                        new ScoreResult.Contribution("original_glcm_Autocorrelation", -1.0 / 3, 0.02 / 3),
                        new ScoreResult.Contribution("original_gldm_DependenceVariance", -0.7, 0.7 * 0.379)),
                checks(),
                List.of(
                        "The cohort is synthetic: this score means nothing for a patient.",
                        "EchoTime 95 ms is outside the cohort's 80 to 92 ms."));
    }

    /** Passed, failed, open above, unknown. */
    private static List<RangeCheck> checks() {
        return List.of(
                new RangeCheck(
                        RangeCheck.Kind.FEATURE_RANGE,
                        "baseline",
                        "original_glcm_Autocorrelation",
                        -0.1 / 3,
                        -2.5,
                        3,
                        RangeCheck.Outcome.INSIDE,
                        "baseline: z of original_glcm_Autocorrelation -0.03333 is within the range -2.5 to 3"),
                new RangeCheck(
                        RangeCheck.Kind.ACQUISITION,
                        "mid-treatment",
                        "EchoTime",
                        95,
                        80,
                        92,
                        RangeCheck.Outcome.OUTSIDE,
                        "mid-treatment: EchoTime 95 is outside the range 80 to 92"),
                new RangeCheck(
                        RangeCheck.Kind.MASK_SIZE,
                        "baseline",
                        RangeCheck.VOXELS,
                        4137,
                        64,
                        Double.POSITIVE_INFINITY,
                        RangeCheck.Outcome.INSIDE,
                        "baseline: the mask has 4137 voxels, not fewer than 64 voxels"),
                new RangeCheck(
                        RangeCheck.Kind.SCAN_INTERVAL,
                        "",
                        RangeCheck.DAYS,
                        Double.NaN,
                        14,
                        56,
                        RangeCheck.Outcome.UNKNOWN,
                        "the days between the scans are not known; the window is 14 to 56"));
    }

    /** Two time points whose score is withheld. */
    public static Report withheld() {
        Report delta = delta();
        ScoreResult.Scored scored = (ScoreResult.Scored) scored();
        return report(
                delta.subject(),
                delta.timePoints(),
                List.of(new ScoreResult.Withheld(
                        scored.signature(),
                        scored.calibration(),
                        checks(),
                        List.of("mid-treatment: EchoTime 95 is outside the range 80 to 92", "second reason"))));
    }

    private static ScoreResult notScored(String reason) {
        Signature s = signature();
        return new ScoreResult.NotScored(
                new Signature(
                        "Pre-CCRT_rad",
                        "1.0",
                        "Texture of baseline T2 MR",
                        s.citation(),
                        s.endpoint(),
                        Signature.Input.BASELINE,
                        "S1",
                        0,
                        s.terms(),
                        RiskGroup.HIGH,
                        s.hash()),
                reason);
    }
}
