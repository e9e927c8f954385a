package org.deltarad.weasis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
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
import org.deltarad.report.code.Code;
import org.deltarad.report.code.FeatureDefinitions;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;

/** Made-up reports as the node and others write them. */
public final class SampleReports {
    /** Concept of a NUM that has no value. */
    public static final String MISSING = "original_glcm_MCC";

    private static final String SR = "1.2.840.10008.5.1.4.1.1.88.34";
    private static final List<String> TERMS = List.of(
            "original_glcm_Autocorrelation",
            "original_gldm_DependenceVariance",
            "original_glszm_ZonePercentage",
            "original_ngtdm_Coarseness");

    private SampleReports() {}

    /** What a report has. */
    public enum Score {
        SCORED,
        WARNED,
        NONE
    }

    /** Writes a data set as a Part 10 file. */
    public static Path write(Dataset dataset, Path file) throws DicomException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomToolkit.standard()
                    .codec()
                    .write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset), out);
        }
        return file;
    }

    /**
     * A report of two scans.
     *
     * @param uid        of the SR
     * @param visit      0 for the first pair of scans, 1 for the second scan with a third, ...
     * @param count      number of features
     * @param supersedes the SR that it replaces
     */
    public static Dataset delta(String uid, int visit, int count, Score score, Optional<String> supersedes)
            throws DicomException {
        List<String> names = names(count);
        return new SrWriter()
                .write(new Report(
                        uid,
                        uid + ".1",
                        LocalDateTime.of(2026, 2, 10 + visit, 9, 30 + uid.length() % 20, 15),
                        subject(),
                        new Device("2.25.42", "deltarad-1", "0.1.0"),
                        "S1",
                        Map.of("binWidth", "10", "interpolator", "sitkLinear"),
                        Finding.NEOPLASM,
                        List.of(
                                scan(TimePoint.Role.BASELINE, visit, names),
                                scan(TimePoint.Role.MID_TREATMENT, visit + 1, names)),
                        List.of(score(score)),
                        new ReportLinks(
                                supersedes.map(s -> new InstanceReference("2.25.201", s + ".1", SR, s)),
                                Optional.empty(),
                                Optional.of(new InstanceReference(
                                        "2.25.201", "2.25.77", "1.2.840.10008.5.1.4.1.1.104.1", "2.25.78")))));
    }

    /** PyRadiomics' features of so many image types as it takes. */
    private static List<String> names(int count) {
        List<String> all = new ArrayList<>(TERMS);
        List<String> images = new ArrayList<>(List.of("original", "square", "logarithm", "exponential", "gradient"));
        for (int k = 1; k <= 20; k++) {
            images.add("log-sigma-" + k + "-0-mm-3D");
            images.add("wavelet" + k + "-LLH");
        }
        for (String image : images) {
            for (String feature : classAndName()) {
                String name = image + "_" + feature;
                if (!all.contains(name)) {
                    all.add(name);
                }
                if (all.size() == count) {
                    return all;
                }
            }
        }
        throw new IllegalArgumentException(count + " features are too many");
    }

    private static List<String> classAndName() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FeatureDefinitions.class.getResourceAsStream("radiomics-feature-codes.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(2)
                    .map(l -> List.of(l.split("\t", -1)))
                    .map(f -> f.get(0) + "_" + f.get(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Subject subject() {
        return Subject.of(Dataset.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.PatientName, "Test^Patient")
                .text(Tag.PatientID, "ZX-0042")
                .text(Tag.StudyInstanceUID, "2.25.201")
                .text(Tag.StudyDate, "20260131")
                .text(Tag.StudyTime, "101500")
                .build());
    }

    private static TimePoint scan(TimePoint.Role role, int n, List<String> names) {
        String study = "2.25.20" + n;
        List<InstanceReference> images = new ArrayList<>();
        for (int k = 1; k <= 4; k++) {
            images.add(new InstanceReference(study, study + ".1", "1.2.840.10008.5.1.4.1.1.4", study + ".1." + k));
        }
        RoiReference roi = new RoiReference.Segment(
                new InstanceReference(study, study + ".3", "1.2.840.10008.5.1.4.1.1.66.4", study + ".3.1"), 1, "GTV-T");
        Map<String, Double> features = new LinkedHashMap<>();
        names.forEach(f -> features.put(f, value(f, n)));
        return new TimePoint(
                role,
                Optional.of(LocalDateTime.of(2026, 1, 2, 10, 15, 30).plusDays(21L * n)),
                ProtocolTimePoint.UNKNOWN,
                new MeasuredSeries("MR", "T2 TSE sag", study + ".2", images, List.of(), ImageNotes.NONE),
                new Region(roi, Optional.empty(), "GTV-T", "2.25.500"),
                new Acquisition(Map.of("EchoTime", 94.0), Map.of()),
                features);
    }

    /** A value of that name at that scan; NaN at the first for {@link #MISSING}. */
    public static double value(String feature, int n) {
        if (feature.equals(MISSING) && n == 0) {
            return Double.NaN;
        }
        return (feature.hashCode() % 1000) / 7.0 * (1 + 0.13 * n);
    }

    private static ScoreResult score(Score kind) {
        List<Signature.Term> terms = List.of(
                new Signature.Term(TERMS.get(0), -0.020),
                new Signature.Term(TERMS.get(1), -0.379),
                new Signature.Term(TERMS.get(2), 0.51),
                new Signature.Term(TERMS.get(3), 0.12));
        Signature signature = new Signature(
                "Delta_rad",
                "1.0",
                "Change of texture between baseline and mid-treatment T2 MR",
                "Author et al., Journal 1:1 (2025)",
                "progression-free survival",
                Signature.Input.DELTA,
                "S1",
                0,
                terms,
                RiskGroup.HIGH,
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
        if (kind == Score.NONE) {
            return new ScoreResult.NotScored(signature, "no calibration is installed on this node");
        }
        double[] z = {-0.33, -0.71, 1.42, 0.48};
        List<ScoreResult.Contribution> contributions = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double part = terms.get(i).coefficient() * z[i];
            contributions.add(new ScoreResult.Contribution(terms.get(i).feature(), z[i], part));
            sum += part;
        }
        return new ScoreResult.Scored(
                signature,
                new Calibration(
                        "site-110",
                        "2026-02",
                        new Calibration.Cohort("cervix", 110, kind == Score.WARNED, "Youden cut-off at 5 years."),
                        "S1",
                        new LinearHarmonisation(List.of(), Map.of(), Map.of(), Map.of()),
                        Map.of("Delta_rad", 0.1),
                        Limits.NONE,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                sum,
                0.1,
                RiskGroup.HIGH,
                contributions,
                List.of(),
                kind == Score.WARNED
                        ? List.of(
                                "The cohort is synthetic: this score means nothing for a patient.",
                                "EchoTime 95 ms is outside the cohort's 80 to 92 ms.")
                        : List.of());
    }

    /** A TID 1500 report of another system: a diameter, and a volume without a value. */
    public static Dataset other(String uid) {
        return Dataset.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, SR)
                .text(Tag.SOPInstanceUID, uid)
                .text(Tag.StudyInstanceUID, "2.25.301")
                .text(Tag.SeriesInstanceUID, uid + ".1")
                .text(Tag.SeriesDescription, "Lung lesions")
                .text(Tag.PatientID, "ZX-0042")
                .text(Tag.Manufacturer, "Another")
                .text(Tag.ManufacturerModelName, "Measuring tool")
                .text(Tag.ContentDate, "20260301")
                .text(Tag.ContentTime, "101500")
                .text(Tag.ValueType, "CONTAINER")
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(Tag.ConceptNameCodeSequence, code("126000", "DCM", "Imaging Measurement Report"))
                .items(
                        Tag.ContentTemplateSequence,
                        Dataset.builder()
                                .text(Tag.MappingResource, "DCMR")
                                .text(Tag.TemplateIdentifier, "1500")
                                .build())
                .items(
                        Tag.ContentSequence,
                        container(
                                code("126010", "DCM", "Imaging Measurements"),
                                container(
                                        code("125007", "DCM", "Measurement Group"),
                                        Dataset.builder()
                                                .text(Tag.RelationshipType, "HAS OBS CONTEXT")
                                                .text(Tag.ValueType, "TEXT")
                                                .items(
                                                        Tag.ConceptNameCodeSequence,
                                                        code("112039", "DCM", "Tracking Identifier"))
                                                .text(Tag.TextValue, "Nodule 1")
                                                .build(),
                                        num(code("103339001", "SCT", "Long axis length"), Optional.of("12.5"), "mm"),
                                        num(code("118565006", "SCT", "Volume"), Optional.empty(), "mm3"))))
                .build();
    }

    private static Dataset code(String value, String scheme, String meaning) {
        return new Code(value, scheme, meaning).toItem();
    }

    private static Dataset container(Dataset name, Dataset... children) {
        return Dataset.builder()
                .text(Tag.RelationshipType, "CONTAINS")
                .text(Tag.ValueType, "CONTAINER")
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(Tag.ConceptNameCodeSequence, name)
                .items(Tag.ContentSequence, children)
                .build();
    }

    private static Dataset num(Dataset name, Optional<String> value, String unit) {
        Dataset.Builder item = Dataset.builder()
                .text(Tag.RelationshipType, "CONTAINS")
                .text(Tag.ValueType, "NUM")
                .items(Tag.ConceptNameCodeSequence, name);
        if (value.isEmpty()) {
            return item.items(Tag.NumericValueQualifierCodeSequence, code("114006", "DCM", "Measurement failure"))
                    .build();
        }
        return item.items(
                        Tag.MeasuredValueSequence,
                        Dataset.builder()
                                .text(Tag.NumericValue, value.get())
                                .items(Tag.MeasurementUnitsCodeSequence, code(unit, "UCUM", unit))
                                .build())
                .build();
    }
}
