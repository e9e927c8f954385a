package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.deltarad.cohort.study.StudyPackage;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.cli.Main;
import org.deltarad.node.demo.SyntheticImageCohort;
import org.deltarad.report.sr.CalibrationIdentity;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SignatureIdentity;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.signature.RangeCheck;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;
import org.deltarad.testdata.SyntheticPatient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a cohort to a report: the shipped study on features of synthetic images is trained and calibrated, a node gets its
 * package, and two patients are sent to it: one of the cohort's kind, and one whose voxels are larger than any of the cohort's.
 */
class TrainedSignatureRoadTest {
    private static final int COHORT = 45;
    private static final String LIKE_THE_COHORT = "SYN-29";
    private static final String LARGE_VOXELS = "SYN-1";

    @TempDir
    private static Path folder;

    private static StudyPackage trained;
    private static TestNode node;

    @BeforeAll
    static void trainAndSend() throws Exception {
        SyntheticImageCohort.write(folder, COHORT);
        Path study = folder.resolve("S1-images.yaml");
        Files.writeString(
                study,
                Files.readString(Path.of("..", "docs", "samples", "studies", "S1-images.yaml"))
                        .replace("validation: 0.3333333333", "validation: 0.1"));
        deltarad("cohort", "run", "--until", "calibrate", study.toString());
        trained = StudyPackage.read(folder.resolve("S1-images/package"));
        node = TestNode.start(folder, """
                pairing: {quietSeconds: 0.3}
                calibration: S1-images/package/calibration.yaml
                signatures: [S1-images/package/Delta_images.yaml, S1-images/package/Pre_images.yaml]
                """);
        send(SyntheticPatient.builder(29).build());
        send(Cases.patient(1).build());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static void deltarad(String... args) {
        StringWriter said = new StringWriter();
        assertThat(Main.run(new PrintWriter(said, true), new PrintWriter(said, true), args))
                .as(said.toString())
                .isZero();
    }

    private static void send(SyntheticPatient patient) throws Exception {
        String id = patient.subject().patientId();
        node.deliver(
                Cases.with(patient.baseline().instances(), patient.baseline().segmentation()));
        node.await("baseline report", id, "reported");
        node.deliver(Cases.with(patient.mid().instances(), patient.mid().segmentation()));
        node.await("delta report", id, "reported");
    }

    private static SrContent sr(String patient) throws Exception {
        String uid = node.await("delta report", patient, "reported").object();
        Path file = node.data().resolve("reports").resolve(uid + ".dcm");
        return new SrReader().read(DicomToolkit.standard().codec().read(file).dataset());
    }

    private static ScoreContent.Scored score(String patient, Signature signature) throws Exception {
        return sr(patient).scores().stream()
                .filter(s -> s.signature().equals(SignatureIdentity.of(signature)))
                .map(ScoreContent.Scored.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static double cutoff(Signature signature) {
        return trained.calibration().cutoffs().get(signature.id());
    }

    @Test
    void theReportCarriesWhatTheStudyMade() throws Exception {
        assertThat(trained.signatures()).extracting(Signature::id).containsExactly("Delta_images", "Pre_images");
        for (Signature signature : trained.signatures()) {
            ScoreContent.Scored score = score(LIKE_THE_COHORT, signature);
            assertThat(score.signature().version()).isEqualTo("1");
            assertThat(score.calibration()).isEqualTo(CalibrationIdentity.of(trained.calibration()));
            assertThat(score.calibration().cohort().patients()).isEqualTo(40);
            assertThat(score.cutoff()).isEqualTo(cutoff(signature));
            assertThat(score.group()).isEqualTo(score.value() > cutoff(signature) ? RiskGroup.HIGH : RiskGroup.LOW);
            assertThat(score.warnings()).contains(Scorer.SYNTHETIC);
        }
    }

    @Test
    void theEhrGetsVersionCutOffAndGroup() throws Exception {
        String uid = sr(LIKE_THE_COHORT).sopInstanceUid();
        for (Signature signature : trained.signatures()) {
            ScoreContent.Scored score = score(LIKE_THE_COHORT, signature);
            JsonNode o = new ObjectMapper()
                    .readTree(node.get(
                            "/fhir/Observation?_format=json&identifier=" + uid + ":score:" + signature.id() + ":1"))
                    .at("/entry/0/resource");
            assertThat(o.at("/valueQuantity/value").asDouble()).isEqualTo(score.value());
            assertThat(o.at("/referenceRange/0/high/value").asDouble()).isEqualTo(cutoff(signature));
            assertThat(o.at("/referenceRange/1/low/value").asDouble()).isEqualTo(cutoff(signature));
            assertThat(o.at("/interpretation/0/text").asText())
                    .startsWith(score.group() == RiskGroup.HIGH ? "high risk group" : "low risk group");
            assertThat(o.at("/method/text").asText()).startsWith(signature.id() + " 1, extraction preset S1");
            assertThat(o.findValuesAsText("valueString"))
                    .contains(signature.hash(), trained.calibration().hash(), "S1-images");
            assertThat(o.path("note").findValuesAsText("text"))
                    .anyMatch(n -> n.startsWith("Research use only"))
                    .anyMatch(n -> n.contains(Scorer.SYNTHETIC))
                    .anyMatch(n -> n.contains("no clinical meaning"));
        }
    }

    /** The node's own measurements as a table, through the command that scores tables. */
    @Test
    void theNodeScoresAsCohortPredictDoesToTheLastBit() throws Exception {
        Path yaml = Files.writeString(folder.resolve("extract.yaml"), "data: data\n");
        Path tables = folder.resolve("extracted");
        deltarad("cohort", "extract", "--node", yaml.toString(), "--out", tables.toString());
        Path table = tables.resolve("features.csv");
        for (Signature signature : trained.signatures()) {
            Path scores = folder.resolve(signature.id() + "-scores.csv");
            deltarad(
                    "cohort",
                    "predict",
                    "--signature",
                    trained.file(signature).toString(),
                    "--calibration",
                    trained.calibrationFile().toString(),
                    "--out",
                    scores.toString(),
                    table.toString());
            try (CSVParser rows = CSVParser.parse(
                    Files.newBufferedReader(scores),
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get())) {
                for (var row : rows) {
                    ScoreContent.Scored score = score(row.get("patient"), signature);
                    assertThat(Double.parseDouble(row.get("score"))).isEqualTo(score.value());
                    assertThat(Double.parseDouble(row.get("cutoff"))).isEqualTo(score.cutoff());
                    assertThat(row.get("group")).isEqualTo(score.group().toString());
                    assertThat(row.get("version")).isEqualTo("1");
                }
                assertThat(rows.getRecordNumber()).isEqualTo(2);
            }
        }
    }

    @Test
    void anAcquisitionOutsideTheTrainingCohortIsFlagged() throws Exception {
        for (Signature signature : trained.signatures()) {
            ScoreContent.Scored inside = score(LIKE_THE_COHORT, signature);
            assertThat(inside.checks())
                    .filteredOn(c -> c.kind() == RangeCheck.Kind.ACQUISITION)
                    .isNotEmpty()
                    .allMatch(RangeCheck::passed);
            ScoreContent.Scored outside = score(LARGE_VOXELS, signature);
            assertThat(outside.warnings())
                    .anyMatch(w -> w.startsWith("baseline: VoxelVolume")
                            && w.contains("outside the calibration cohort's range"));
        }
    }
}
