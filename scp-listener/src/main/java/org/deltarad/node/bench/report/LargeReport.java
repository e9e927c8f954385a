package org.deltarad.node.bench.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.feature.FeatureClass;
import org.deltarad.harmonisation.Acquisition;
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
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/**
 * Made-up reports of the size that preset S3 gives: {@value #FEATURES} features of two series of {@value #SLICES} images,
 * with their changes.
 */
final class LargeReport {
    /** Of shape, and of 13 image types. */
    static final int FEATURES = 1223;

    private static final int SLICES = 30;
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String SEG = "1.2.840.10008.5.1.4.1.1.66.4";

    private LargeReport() {}

    /** The report of that number; its values differ from those of others. */
    static Report of(int number) throws SignatureException {
        Random random = new Random(number);
        String study = "2.25.1000" + number;
        return new Report(
                study + ".9.1",
                study + ".9",
                LocalDateTime.of(2026, 2, 1, 10, 0),
                Subject.of(Dataset.builder()
                        .text(Tag.PatientName, "Doe^Jane")
                        .text(Tag.PatientID, "P" + number)
                        .text(Tag.StudyInstanceUID, study + ".2")
                        .build()),
                new Device("2.25.42", "DELTARAD", "1"),
                "S3",
                Map.of("binWidth", "10"),
                Finding.NEOPLASM,
                List.of(
                        timePoint(TimePoint.Role.BASELINE, study + ".1", random),
                        timePoint(TimePoint.Role.MID_TREATMENT, study + ".2", random)),
                List.of(new ScoreResult.NotScored(SignatureFile.builtIn("Delta_rad"), "no calibration")),
                ReportLinks.NONE);
    }

    private static TimePoint timePoint(TimePoint.Role role, String study, Random random) {
        List<InstanceReference> images = new ArrayList<>();
        for (int n = 1; n <= SLICES; n++) {
            images.add(new InstanceReference(study, study + ".1", MR, study + ".1." + n));
        }
        RoiReference segment =
                new RoiReference.Segment(new InstanceReference(study, study + ".3", SEG, study + ".3.1"), 1, "GTV");
        Map<String, Double> features = new LinkedHashMap<>();
        names().forEach(name -> features.put(name, random.nextGaussian() * 1000));
        return new TimePoint(
                role,
                Optional.of(LocalDateTime.of(2026, 1, role == TimePoint.Role.BASELINE ? 1 : 29, 10, 0)),
                ProtocolTimePoint.UNKNOWN,
                new MeasuredSeries("MR", "T2", study + ".4", images, List.of(), ImageNotes.NONE),
                new Region(segment, Optional.empty(), "GTV", "2.25.77"),
                new Acquisition(Map.of("EchoTime", 90.0), Map.of("Manufacturer", "GE")),
                features);
    }

    private static List<String> names() {
        List<String> types = new ArrayList<>(List.of("original"));
        for (int sigma = 1; sigma <= 4; sigma++) {
            types.add("log-sigma-" + sigma + "-0-mm-3D");
        }
        for (String bands : List.of("LLL", "LLH", "LHL", "LHH", "HLL", "HLH", "HHL", "HHH")) {
            types.add("wavelet-" + bands);
        }
        List<String> names = new ArrayList<>();
        for (String type : types) {
            for (FeatureClass featureClass : FeatureClass.values()) {
                boolean shape = featureClass.label().startsWith("shape");
                if (!shape || (type.equals("original") && featureClass.label().equals("shape"))) {
                    featureClass.features().forEach(f -> names.add(type + "_" + featureClass.label() + "_" + f));
                }
            }
        }
        return names;
    }
}
