package org.deltarad.node.stow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.Cases;
import org.deltarad.node.Node;
import org.deltarad.node.TestNode;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STOW-RS of a node, by an HTTP client. */
class StowTest {
    private static final String RELATED = "multipart/related; type=\"application/dicom\"; boundary=";
    private static final String FAILED = "00081198";
    private static final String STORED = "00081199";
    private static final String OTHERS = "0008119A";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private TestNode node;
    private SyntheticSeries series;

    @BeforeEach
    void start() throws Exception {
        node = TestNode.start(folder, "pairing: {quietSeconds: 0.3}\n");
        series = Cases.patient(51).build().baseline();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aCaseThatCameByStowIsMeasured() throws Exception {
        List<Dataset> all = Cases.with(series.instances(), series.rtStruct());
        HttpResponse<String> r = post("/studies", RELATED + "\"=_a b'(c\"", body("=_a b'(c", all));
        assertThat(r.statusCode()).as(r.body()).isEqualTo(200);
        assertThat(r.headers().firstValue("Content-Type")).contains("application/dicom+json");
        JsonNode json = json(r);
        assertThat(json.at("/" + STORED + "/Value")).hasSize(all.size());
        assertThat(json.at("/" + STORED + "/Value/0/00081155/Value/0").asText()).isEqualTo(uid(all.get(0)));
        assertThat(json.has(FAILED)).isFalse();
        node.await("baseline report", "SYN-51", "reported");
        try (Stream<Path> files = Files.walk(node.data().resolve("studies"))) {
            Path stored = files.filter(f -> f.endsWith(uid(all.get(0)) + ".dcm"))
                    .findFirst()
                    .orElseThrow();
            assertThat(stored).hasBinaryContent(part10(all.get(0)));
        }
        assertThat(post("/studies", RELATED + "b", body("b", all)).statusCode()).isEqualTo(200);
    }

    @Test
    void otherBytesAreAWarningAndTheFirstStays() throws Exception {
        Dataset first = series.instances().get(0);
        Dataset other = first.toBuilder().text(Tag.SeriesDescription, "changed").build();
        assertThat(post("/studies", RELATED + "b", body("b", List.of(first))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> r = post("/studies", RELATED + "b", body("b", List.of(other)));
        assertThat(r.statusCode()).isEqualTo(202);
        assertThat(json(r).at("/" + STORED + "/Value/0/00081196/Value/0").asInt())
                .isEqualTo(0xB000);
    }

    @Test
    void whatIsOfAnotherStudyFailsAndTheRestIsStored() throws Exception {
        Dataset here = series.instances().get(0);
        Dataset elsewhere = series.instances().get(1).toBuilder()
                .text(Tag.StudyInstanceUID, "2.25.77")
                .build();
        String study = "/studies/" + here.string(Tag.StudyInstanceUID).orElseThrow();
        HttpResponse<String> r = post(study, RELATED + "b", body("b", List.of(elsewhere, here)));
        assertThat(r.statusCode()).as(r.body()).isEqualTo(202);
        assertThat(json(r).at("/" + FAILED + "/Value/0/00081155/Value/0").asText())
                .isEqualTo(uid(elsewhere));
        assertThat(json(r).at("/" + FAILED + "/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xA900);
        assertThat(json(r).at("/" + STORED + "/Value/0/00081155/Value/0").asText())
                .isEqualTo(uid(here));
        assertThat(post(study, RELATED + "b", body("b", List.of(elsewhere))).statusCode())
                .isEqualTo(409);
        assertThat(node.await("incident", j -> j.kind().equals("incident")).reason())
                .contains("2.25.77");
    }

    @Test
    void aPartThatIsNoDicomFails() throws Exception {
        byte[] body =
                "--b\r\nContent-Type: application/dicom\r\n\r\nnot DICOM\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--"
                        .getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> r = post("/studies", RELATED + "b", body);
        assertThat(r.statusCode()).isEqualTo(409);
        assertThat(json(r).at("/" + OTHERS + "/Value")).hasSize(2);
        assertThat(json(r).at("/" + OTHERS + "/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xC000);
    }

    @Test
    void requestsThatCannotBeAreRefusedWithTheStatusThatSaysSo() throws Exception {
        byte[] body = body("b", List.of(series.instances().get(0)));
        assertThat(post("/studies", "multipart/related; type=\"application/dicom\"", body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/studies", RELATED + "other", body).statusCode()).isEqualTo(400);
        assertThat(post("/studies", RELATED + "b", "--b--".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/studies/1.2.x", RELATED + "b", body).statusCode()).isEqualTo(400);
        assertThat(post("/studies", "application/dicom", body).statusCode()).isEqualTo(415);
        assertThat(post("/studies", "multipart/related; type=\"application/dicom+json\"; boundary=b", body)
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/elsewhere", RELATED + "b", body).statusCode()).isEqualTo(404);
        assertThat(send(request("/studies", RELATED + "b")
                                .header("Accept", "application/dicom+xml")
                                .POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(406);
        assertThat(send(request("/studies", RELATED + "b").GET()).statusCode()).isEqualTo(405);
        assertThat(node.data().resolve("studies")).isEmptyDirectory();
    }

    @Test
    void aBodyThatBreaksOffStoresWhatWasWhole() throws Exception {
        byte[] two = body("b", series.instances().subList(0, 2));
        byte[] cut = Arrays.copyOf(two, two.length - 100);
        HttpResponse<String> r = send(request("/studies", RELATED + "b")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(cut))));
        assertThat(r.statusCode()).isEqualTo(202);
        assertThat(json(r).at("/" + STORED + "/Value")).hasSize(1);
        assertThat(json(r).at("/" + OTHERS + "/Value")).hasSize(1);
        try (Stream<Path> files = Files.walk(node.data())) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void withoutSpaceNothingIsTaken() throws Exception {
        byte[] body = body("b", List.of(series.instances().get(0)));
        String full = """
                dicom: {bind: 127.0.0.1, port: 0}
                http: {port: 0}
                data: full
                minFreeMegabytes: 2000000000
                """;
        try (Node other = Node.start(ConfigReader.parse(full, folder.resolve("full.yaml")))) {
            URI uri = URI.create("http://127.0.0.1:" + other.httpPort() + "/dicom-web/studies");
            HttpRequest.Builder post = HttpRequest.newBuilder(uri).header("Content-Type", RELATED + "b");
            assertThat(send(post.POST(BodyPublishers.ofByteArray(body))).statusCode())
                    .isEqualTo(413);
            assertThat(send(post.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + node.node().httpPort() + "/dicom-web" + path))
                .header("Content-Type", type);
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
        return send(request(path, type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> r) throws Exception {
        return new ObjectMapper().readTree(r.body());
    }

    private static String uid(Dataset d) {
        return d.string(Tag.SOPInstanceUID).orElseThrow();
    }

    private static byte[] body(String boundary, List<Dataset> instances) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Dataset d : instances) {
            out.write(("\r\n--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(part10(d));
        }
        out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] part10(Dataset d) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), out);
        return out.toByteArray();
    }
}
