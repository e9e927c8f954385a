package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.deltarad.cohort.calibrate.CalibrationResult;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.fhir.ehr.JpaFhirServer;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.node.demo.StoreScu;
import org.deltarad.node.demo.SyntheticCalibration;
import org.deltarad.node.index.JobRow;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Limits;
import org.deltarad.signature.MaskSize;
import org.deltarad.signature.Measured;
import org.deltarad.signature.ScorePolicy;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.SyntheticStudy;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The whole road with real peers: dcmtk's storescu sends, Orthanc is the PACS, HAPI's JPA server the EHR. The numbers that
 * arrive are those of a direct extraction from the arrays that the images were made of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndTest {
    /** What a node does unless its configuration says otherwise. */
    private static final ScorePolicy POLICY =
            ScorePolicy.all(ScorePolicy.Action.WARN, new Limits(64, 0, Optional.of(new Range(14, 56))));

    private static final String FEATURE = "https://deltarad.org/fhir/CodeSystem/pyradiomics-feature";

    private final DicomToolkit toolkit = DicomToolkit.standard();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private Path folder;

    private SyntheticPatient patient;
    private Measured baseline;
    private Measured mid;
    private Calibration calibration;
    private Orthanc pacs;
    private JpaFhirServer ehr;
    private TestNode node;
    private SrContent baselineReport;
    private SrContent deltaReport;

    @BeforeAll
    void sendBothTimePoints(@TempDir Path temporary) throws Exception {
        folder = temporary;
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ((Logger) LoggerFactory.getLogger("org.deltarad")).setLevel(Level.DEBUG);
        root.addAppender(log);

        patient = SyntheticPatient.builder(7).build();
        SyntheticStudy.write(folder, patient, toolkit.codec());
        baseline = measured(patient.baseline());
        mid = measured(patient.mid());
        CalibrationResult made = SyntheticCalibration.make(30);
        made.write(folder.resolve("calibration.yaml"));
        calibration = made.calibration();

        ehr = new JpaFhirServer();
        pacs = Orthanc.start(folder.resolve("orthanc"), "ORTHANC", FreePort.find(), FreePort.find());
        node = TestNode.start(folder, """
                pairing: {quietSeconds: 0.5}
                calibration: calibration.yaml
                destinations:
                  pacs: [{aet: ORTHANC, host: 127.0.0.1, port: %d}]
                  fhir: [{url: "%s"}]
                """.formatted(pacs.dicomPort(), ehr.baseUrl()));
        pacs.introduce("DELTARAD", node.node().dicomPort());
        send("baseline");
        baselineReport = awaitReport("baseline report");
        send("mid");
        deltaReport = awaitReport("delta report");
    }

    @AfterAll
    void stop() {
        node.close();
        pacs.close();
        ehr.close();
    }

    @Test
    void theStructuredReportHoldsTheNumbersOfADirectExtraction() {
        assertThat(baselineReport.timePoints()).hasSize(1);
        assertEqual(baselineReport.timePoints().get(0).features(), baseline.features());
        assertEqual(deltaReport.timePoints().get(0).features(), baseline.features());
        assertEqual(deltaReport.timePoints().get(1).features(), mid.features());
        assertThat(deltaReport.deltas()).hasSize(82).allSatisfy((name, delta) -> assertThat(delta)
                .isEqualTo(deltaReport.timePoints().get(1).features().get(name)
                        - deltaReport.timePoints().get(0).features().get(name)));
    }

    @Test
    void theStructuredReportHoldsTheScoresOfTheSignatures() throws Exception {
        for (String name : List.of("Delta_rad", "Pre-CCRT_rad")) {
            ScoreResult expected = new Scorer(POLICY)
                    .score(SignatureFile.builtIn(name), Optional.of(calibration), baseline, Optional.of(mid));
            assertThat(expected).isInstanceOf(ScoreResult.Scored.class);
            assertThat(deltaReport.scores()).contains(ScoreContent.of(expected));
        }
        assertThat(baselineReport.scores()).hasSize(2).anySatisfy(s -> {
            assertThat(s).isInstanceOf(ScoreContent.NotScored.class);
            assertThat(s.signature().id()).isEqualTo("Delta_rad");
        });
    }

    @Test
    void theReportIsInTheStudyOfTheLatestImages() throws Exception {
        assertThat(deltaReport.subject().studyInstanceUid())
                .isEqualTo(patient.mid().instances().get(0).requireString(Tag.StudyInstanceUID));
        assertThat(deltaReport.subject().patientId())
                .isEqualTo(patient.subject().patientId());
    }

    @Test
    void theEhrHoldsTheSameNumbers() throws Exception {
        assertThat(components("mid-treatment"))
                .isEqualTo(deltaReport.timePoints().get(1).features());
        assertThat(components("baseline"))
                .isEqualTo(deltaReport.timePoints().get(0).features());
        for (ScoreContent score : deltaReport.scores()) {
            JsonNode observation = observation(
                    "score:" + score.signature().id() + ":" + score.signature().version());
            assertThat(observation.at("/valueQuantity/value").asDouble())
                    .isEqualTo(((ScoreContent.Scored) score).value());
        }
    }

    @Test
    void theNodesOwnEndpointServesTheReport() throws Exception {
        JsonNode found = get(URI.create("http://127.0.0.1:" + node.node().httpPort()
                + "/fhir/DiagnosticReport?identifier=urn:dicom:uid%7Curn:oid:" + deltaReport.sopInstanceUid()));
        assertThat(found.at("/entry/0/resource/conclusion").asText()).startsWith("Research use only");
        assertThat(found.path("entry")).hasSize(1);
    }

    @Test
    void sendingEverythingAgainMakesNothingNew() throws Exception {
        int stored = pacs.get("/instances").size();
        int observations = total("Observation");
        List<JobRow> jobs = node.jobs();
        send("baseline");
        send("mid");
        TimeUnit.SECONDS.sleep(2);
        assertThat(node.jobs()).isEqualTo(jobs);
        assertThat(pacs.get("/instances")).hasSize(stored);
        assertThat(total("Observation")).isEqualTo(observations);
        assertThat(total("Patient")).isEqualTo(1);
    }

    @Test
    void noLogLineHoldsAPatientsName() {
        assertThat(log.list).isNotEmpty();
        assertThat(List.copyOf(log.list))
                .noneMatch(e -> e.getFormattedMessage().contains("Synthetic^Patient")
                        || e.getFormattedMessage().contains(patient.subject().patientName()));
    }

    private void send(String timePoint) throws Exception {
        StoreScu.send(
                new RemoteAe("DELTARAD", "127.0.0.1", node.node().dicomPort(), "SCANNER"),
                List.of(folder.resolve(timePoint)));
    }

    private SrContent awaitReport(String kind) throws Exception {
        return sr(node.await(kind, patient.subject().patientId(), "delivered").object());
    }

    private static Measured measured(SyntheticSeries series) throws Exception {
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.preset("S1"));
        int voxels = series.mask().count();
        return new Measured(
                extractor.extract(series.volume(), series.mask()).features(),
                series.acquisition(),
                Optional.of(
                        new MaskSize(voxels, voxels * series.mask().geometry().voxelVolume())),
                Optional.of(series.visit().start().toLocalDate()));
    }

    /**
     * Within 1e-12 relative: in DICOM the slice spacing follows from positions of sixteen characters, which moves the voxel
     * volume, and with it TotalEnergy, by some units in the last place.
     */
    private static void assertEqual(Map<String, Double> found, Map<String, Double> expected) {
        assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
        found.forEach(
                (name, value) -> assertThat(value).as(name).isCloseTo(expected.get(name), withinPercentage(1e-10)));
    }

    private SrContent sr(String sopInstanceUid) throws Exception {
        Path file = Files.write(folder.resolve(sopInstanceUid + ".dcm"), pacs.file(sopInstanceUid));
        return new SrReader().read(toolkit.codec().read(file).dataset());
    }

    private Map<String, Double> components(String panel) throws Exception {
        Map<String, Double> values = new LinkedHashMap<>();
        for (JsonNode component : observation(panel).path("component")) {
            for (JsonNode coding : component.at("/code/coding")) {
                if (coding.path("system").asText().equals(FEATURE)) {
                    values.put(
                            coding.path("code").asText(),
                            component.at("/valueQuantity/value").asDouble());
                }
            }
        }
        return values;
    }

    private JsonNode observation(String role) throws Exception {
        JsonNode found = get(URI.create(ehr.baseUrl()
                + "/Observation?identifier=https://deltarad.org/fhir/NamingSystem/observation%7C"
                + deltaReport.sopInstanceUid() + ":" + role));
        assertThat(found.path("entry")).as(role).hasSize(1);
        return found.at("/entry/0/resource");
    }

    private int total(String type) throws Exception {
        return get(URI.create(ehr.baseUrl() + "/" + type + "?_summary=count"))
                .path("total")
                .asInt();
    }

    private JsonNode get(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Cache-Control", "no-cache")
                .header("Accept", "application/fhir+json")
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
