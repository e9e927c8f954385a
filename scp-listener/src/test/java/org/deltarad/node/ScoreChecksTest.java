package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.demo.SyntheticCalibration;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scores} of the configuration: what the node's SR and FHIR resources say of a mask that is too small. */
class ScoreChecksTest {
    private static final String REASON = "fewer than 1000000 voxels";

    @TempDir
    private static Path calibrated;

    @TempDir
    private Path temp;

    @BeforeAll
    static void calibrate() throws Exception {
        SyntheticCalibration.make(30).write(calibrated.resolve("calibration.yaml"));
    }

    /** The delta report of a patient, and its scores as the node's endpoint serves them. */
    private record Sent(SrContent sr, List<JsonNode> observations) {}

    private Sent send(String action) throws Exception {
        SyntheticPatient patient = Cases.patient(1).build();
        SyntheticSeries baseline = patient.baseline();
        SyntheticSeries mid = patient.mid();
        String settings = """
                pairing: {quietSeconds: 0.3}
                calibration: %s
                scores: {maskSize: %s, minVoxels: 1000000}
                """.formatted(calibrated.resolve("calibration.yaml"), action);
        try (TestNode node = TestNode.start(temp, settings)) {
            node.deliver(Cases.with(baseline.instances(), baseline.segmentation()));
            node.await("baseline report", "SYN-1", "reported");
            node.deliver(Cases.with(mid.instances(), mid.segmentation()));
            String uid = node.await("delta report", "SYN-1", "reported").object();
            Path sr = node.data().resolve("reports").resolve(uid + ".dcm");
            JsonNode found = new ObjectMapper()
                    .readTree(node.get("/fhir/Observation?_format=json&identifier=" + uid + ":score:Delta_rad:1," + uid
                            + ":score:Pre-CCRT_rad:1"));
            return new Sent(
                    new SrReader().read(DicomToolkit.standard().codec().read(sr).dataset()),
                    found.findValues("resource"));
        }
    }

    @Test
    void withholdShowsTheReasonAndNoNumber() throws Exception {
        Sent sent = send("withhold");

        assertThat(sent.sr().scores()).hasSize(2).allSatisfy(score -> {
            assertThat(score).isInstanceOf(ScoreContent.Withheld.class);
            assertThat(((ScoreContent.Withheld) score).reasons()).anyMatch(r -> r.contains(REASON));
        });
        assertThat(sent.observations()).hasSize(2).allSatisfy(o -> {
            assertThat(o.at("/dataAbsentReason/text").asText()).contains("withheld", REASON);
            assertThat(o.has("valueQuantity")).isFalse();
            assertThat(o.has("interpretation")).isFalse();
            assertThat(o.at("/text/div").asText()).contains("score withheld");
        });
    }

    @Test
    void warnShowsTheScoreWithTheReason() throws Exception {
        Sent sent = send("warn");

        assertThat(sent.sr().scores()).hasSize(2).allSatisfy(score -> {
            assertThat(score).isInstanceOf(ScoreContent.Scored.class);
            assertThat(((ScoreContent.Scored) score).warnings()).anyMatch(w -> w.contains(REASON));
        });
        assertThat(sent.observations()).hasSize(2).allSatisfy(o -> {
            assertThat(o.has("valueQuantity")).isTrue();
            assertThat(o.path("note").findValuesAsText("text")).anyMatch(n -> n.contains(REASON));
        });
    }
}
