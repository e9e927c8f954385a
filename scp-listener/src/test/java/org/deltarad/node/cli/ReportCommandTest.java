package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
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
import org.deltarad.report.code.Code;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.SignatureFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final double MEAN = 1.0 / 3;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Path file, String... format) {
        List<String> arguments = new ArrayList<>(List.of("report", file.toString()));
        arguments.addAll(List.of(format));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }

    private String output(Path file, String format) {
        assertThat(run(file, "--format", format)).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        return out.toString();
    }

    private Path write(Dataset dataset) throws Exception {
        Path file = folder.resolve("sr.dcm");
        try (OutputStream to = Files.newOutputStream(file)) {
            DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset), to);
        }
        return file;
    }

    /** One time point: a mean, and an MCC that is not a number. */
    private Path ours() throws Exception {
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("original_firstorder_Mean", MEAN);
        features.put("original_glcm_MCC", Double.NaN);
        InstanceReference image = new InstanceReference("2.25.1", "2.25.2", "1.2.840.10008.5.1.4.1.1.4", "2.25.3");
        InstanceReference seg = new InstanceReference("2.25.1", "2.25.4", "1.2.840.10008.5.1.4.1.1.66.4", "2.25.5");
        TimePoint baseline = new TimePoint(
                TimePoint.Role.BASELINE,
                Optional.empty(),
                ProtocolTimePoint.UNKNOWN,
                new MeasuredSeries("MR", "T2", "2.25.6", List.of(image), List.of(), ImageNotes.NONE),
                new Region(new RoiReference.Segment(seg, 1, "GTV"), Optional.empty(), "GTV", "2.25.7"),
                new Acquisition(Map.of(), Map.of()),
                features);
        Subject subject = Subject.of(Dataset.builder()
                .text(Tag.PatientName, "Doe^Jane")
                .text(Tag.PatientID, "P-1")
                .text(Tag.StudyInstanceUID, "2.25.1")
                .build());
        return write(new SrWriter()
                .write(new Report(
                        "2.25.90",
                        "2.25.91",
                        LocalDateTime.of(2026, 2, 1, 10, 0),
                        subject,
                        new Device("2.25.42", "DELTARAD", "1"),
                        "S1",
                        Map.of(),
                        Finding.NEOPLASM,
                        List.of(baseline),
                        List.of(new ScoreResult.NotScored(SignatureFile.builtIn("Delta_rad"), "no calibration")),
                        ReportLinks.NONE)));
    }

    private static Dataset.Builder item(String relationship, String type, Code name) {
        return Dataset.builder()
                .text(Tag.RelationshipType, relationship)
                .text(Tag.ValueType, type)
                .items(Tag.ConceptNameCodeSequence, name.toItem());
    }

    private static Dataset num(Code name, Dataset... measured) {
        return item("CONTAINS", "NUM", name)
                .items(Tag.MeasuredValueSequence, measured)
                .build();
    }

    /** Enhanced SR of another make: a volume of 12.5 cm3, and a diameter whose value is missing. */
    private Path foreign() throws Exception {
        Dataset volume = Dataset.builder()
                .text(Tag.NumericValue, "12.5")
                .items(Tag.MeasurementUnitsCodeSequence, new Code("cm3", "UCUM", "cubic centimeter").toItem())
                .build();
        Dataset group = item("CONTAINS", "CONTAINER", new Code("125007", "DCM", "Measurement Group"))
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(
                        Tag.ContentSequence,
                        item("HAS OBS CONTEXT", "TEXT", new Code("112039", "DCM", "Tracking Identifier"))
                                .text(Tag.TextValue, "Nodule, left")
                                .build(),
                        num(new Code("118565006", "SCT", "Volume"), volume),
                        num(new Code("81827009", "SCT", "Diameter")))
                .build();
        Dataset measurements = item("CONTAINS", "CONTAINER", new Code("126010", "DCM", "Imaging Measurements"))
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(Tag.ContentSequence, group)
                .build();
        return write(Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.88.22")
                .text(Tag.SOPInstanceUID, "2.25.70")
                .text(Tag.PatientID, "F-1")
                .text(Tag.Modality, "SR")
                .text(Tag.ValueType, "CONTAINER")
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(Tag.ConceptNameCodeSequence, new Code("126000", "DCM", "Imaging Measurement Report").toItem())
                .items(Tag.ContentSequence, measurements)
                .build());
    }

    private static JsonNode measurement(JsonNode report, int number) {
        return report.at("/groups/0/measurements/" + number);
    }

    @Test
    void ourReportAsText() throws Exception {
        assertThat(output(ours(), "text"))
                .contains("original_firstorder_Mean: " + MEAN, "original_glcm_MCC: missing (Not a number)")
                .contains("Research use only", "no calibration")
                .doesNotContain("Doe");
    }

    @Test
    void ourReportAsJson() throws Exception {
        JsonNode json = new ObjectMapper().readTree(output(ours(), "json"));

        assertThat(measurement(json, 0).path("alias").asText()).isEqualTo("original_firstorder_Mean");
        assertThat(measurement(json, 0).path("value").doubleValue()).isEqualTo(MEAN);
        assertThat(measurement(json, 1).path("value").isNull()).isTrue();
    }

    @Test
    void ourReportAsCsv() throws Exception {
        List<String> lines = output(ours(), "csv").lines().toList();

        assertThat(lines.get(0)).startsWith("sop_instance_uid,patient_id,group,");
        assertThat(lines)
                .filteredOn(l -> l.contains("original_firstorder_Mean"))
                .singleElement(STRING)
                .contains("2.25.90,P-1,", "," + MEAN + ",");
        assertThat(lines)
                .filteredOn(l -> l.contains("original_glcm_MCC"))
                .singleElement(STRING)
                .contains(",,,Not a number,");
    }

    @Test
    void aMissingValueOfAnothersReportStaysMissing() throws Exception {
        JsonNode json = new ObjectMapper().readTree(output(foreign(), "json"));
        assertThat(json.path("patientId").asText()).isEqualTo("F-1");
        assertThat(json.at("/groups/0/trackingIdentifier").asText()).isEqualTo("Nodule, left");
        assertThat(measurement(json, 0).path("value").doubleValue()).isEqualTo(12.5);
        assertThat(measurement(json, 1).at("/name/meaning").asText()).isEqualTo("Diameter");
        assertThat(measurement(json, 1).path("value").isNull()).isTrue();
        assertThat(measurement(json, 1).has("value")).isTrue();

        out.getBuffer().setLength(0);
        assertThat(output(foreign(), "csv")).contains("\"Nodule, left\"", ",12.5,cm3,", ",Diameter,,");

        out.getBuffer().setLength(0);
        assertThat(output(foreign(), "text")).contains("Volume: 12.5 cm3", "Diameter: missing");
    }

    @Test
    void textIsTheDefault() throws Exception {
        String asked = output(foreign(), "text");
        out.getBuffer().setLength(0);
        assertThat(run(foreign())).isZero();
        assertThat(out.toString()).isEqualTo(asked);
    }

    @Test
    void whatCannotBeReadGetsOneLineAndExitCode1() throws Exception {
        Dataset image = Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4")
                .text(Tag.SOPInstanceUID, "2.25.3")
                .build();
        for (Path file : List.of(
                folder.resolve("absent.dcm"),
                Files.writeString(folder.resolve("text.dcm"), "no DICOM"),
                write(image))) {
            err.getBuffer().setLength(0);
            assertThat(run(file)).isEqualTo(1);
            assertThat(err.toString().lines()).hasSize(1);
            assertThat(err.toString())
                    .startsWith("deltarad report: ")
                    .contains(file.getFileName().toString());
            assertThat(out.toString()).isEmpty();
        }
    }
}
