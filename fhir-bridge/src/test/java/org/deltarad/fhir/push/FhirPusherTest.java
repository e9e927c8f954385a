package org.deltarad.fhir.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.SampleReports;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as it is told. */
class FhirPusherTest {
    private static final String OUTCOME = """
            {"resourceType":"OperationOutcome","issue":[
              {"severity":"error","code":"invalid","diagnostics":"subject is missing"},
              {"severity":"error","code":"processing","details":{"text":"no such profile"}}]}""";

    private HttpServer http;
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> requests = new ArrayList<>();
    private int status = 200;
    private String body = "";
    private String extraHeader = "";
    private boolean stall;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newSingleThreadExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        http.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 410, 412, 413, 415, 422, 501})
    void whatIsWrongWithTheReportOrTheServersAbilitiesIsFinal(int code) throws Exception {
        status = code;
        body = OUTCOME;
        assertThat(push(new Authorization.None()))
                .isEqualTo(new PushResult.Refused(code, "subject is missing; no such profile"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 409, 423, 429, 500, 502, 503, 504})
    void whatCanBeMendedWhileTheReportWaitsIsTemporary(int code) throws Exception {
        status = code;
        body = "<html>Bad gateway</html>";
        extraHeader = "120";
        assertThat(push(new Authorization.None()))
                .isEqualTo(new PushResult.TemporaryFailure(
                        "HTTP " + code + ": <html>Bad gateway</html>", Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        status = 302;
        assertThat(push(new Authorization.None()))
                .isEqualTo(new PushResult.TemporaryFailure(
                        "HTTP 302: (no body); it points to /elsewhere, which is not followed", Optional.empty()));
        assertThat(requests).hasSize(1);
    }

    @Test
    void retryAfterMayBeADate() throws Exception {
        status = 503;
        extraHeader = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        PushResult.TemporaryFailure failure = (PushResult.TemporaryFailure) push(new Authorization.None());
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        extraHeader = "soon";
        failure = (PushResult.TemporaryFailure) push(new Authorization.None());
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void aLoginPageIsNoDelivery() throws Exception {
        body = "<html>Please log in</html>";
        assertThat(push(new Authorization.None()))
                .isInstanceOfSatisfying(PushResult.TemporaryFailure.class, failure -> assertThat(failure.reason())
                        .contains("no FHIR Bundle"));
    }

    @Test
    void anAnswerWithFewerEntriesIsNoDelivery() throws Exception {
        body = "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":["
                + "{\"response\":{\"status\":\"201 Created\",\"location\":\"Patient/1/_history/1\"}}]}";
        assertThat(push(new Authorization.None()))
                .isInstanceOfSatisfying(PushResult.Refused.class, refused -> assertThat(refused.reason())
                        .contains("1 entries, not a transaction-response of 10"));
    }

    @Test
    void anEntryThatFailedIsNoDelivery() throws Exception {
        body = answer("201 Created").replaceFirst("201 Created", "422 Unprocessable");
        assertThat(push(new Authorization.None()))
                .isInstanceOfSatisfying(PushResult.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("entry 0 (Patient) has status 422 Unprocessable"));
    }

    @Test
    void aDeliveryNamesWhatTheServerStored() throws Exception {
        body = answer("200 OK");
        assertThat(push(new Authorization.None())).isInstanceOfSatisfying(PushResult.Delivered.class, delivered -> {
            assertThat(delivered.resources()).hasSize(10).noneMatch(PushResult.Stored::created);
            assertThat(delivered.ids("Observation")).containsExactly("id6", "id7");
        });
        assertThat(requests.get(0))
                .startsWith("POST /base ")
                .contains("fhir+json")
                .endsWith("null");
    }

    @Test
    void credentialsAreSentAndNotPrinted() throws Exception {
        body = answer("201 Created");
        push(new Authorization.Basic("node", "p:ä"));
        push(new Authorization.Bearer("secret-token"));
        assertThat(requests.get(0)).endsWith("Basic bm9kZTpwOsOk");
        assertThat(requests.get(1)).endsWith("Bearer secret-token");
        assertThat(FhirServer.at(URI.create("http://x")).toString()
                        + new Authorization.Basic("node", "p:ä")
                        + new Authorization.Bearer("secret-token"))
                .doesNotContain("p:ä", "secret-token");
    }

    @Test
    void noAnswerInTimeIsTemporary() throws Exception {
        stall = true;
        FhirServer impatient = new FhirServer(
                base(), Duration.ofSeconds(5), Duration.ofMillis(300), new Authorization.None(), Optional.empty());
        assertThat(new FhirPusher(impatient).push(bundle())).isInstanceOf(PushResult.TemporaryFailure.class);
    }

    @Test
    void nobodyThereIsTemporary() throws Exception {
        FhirPusher pusher = new FhirPusher(FhirServer.at(URI.create("http://127.0.0.1:" + FreePort.find() + "/fhir")));
        assertThat(pusher.push(bundle())).isInstanceOf(PushResult.TemporaryFailure.class);
    }

    @Test
    void whatIsNoBundleIsNotSent() {
        FhirPusher pusher = new FhirPusher(FhirServer.at(base()));
        assertThatThrownBy(() -> pusher.push(new ReportBundle("{\"resourceType\":\"Patient\"}")))
                .isInstanceOf(MalformedBundleException.class);
        assertThatThrownBy(() -> pusher.push(new ReportBundle("no json"))).isInstanceOf(MalformedBundleException.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void aBaseUrlMustBeHttp() {
        assertThatThrownBy(() -> FhirServer.at(URI.create("ftp://x/fhir"))).hasMessageContaining("http://");
        assertThatThrownBy(() -> FhirServer.at(URI.create("http://x/fhir?a=b"))).hasMessageContaining("no query");
    }

    private PushResult push(Authorization authorization) throws Exception {
        return new FhirPusher(FhirServer.at(base()).as(authorization)).push(bundle());
    }

    private static ReportBundle bundle() throws Exception {
        return new FhirMapper(SampleReports.SETTINGS).map(SampleReports.oneTimePoint("P1", 1));
    }

    /** To patient, three devices, study, lesion, panel, score, report and provenance. */
    static String answer(String entryStatus) {
        List<String> types = List.of(
                "Patient",
                "Device",
                "Device",
                "Device",
                "ImagingStudy",
                "BodyStructure",
                "Observation",
                "Observation",
                "DiagnosticReport",
                "Provenance");
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            entries.append(i == 0 ? "" : ",")
                    .append("{\"response\":{\"status\":\"")
                    .append(entryStatus)
                    .append("\",\"location\":\"")
                    .append(types.get(i))
                    .append("/id")
                    .append(i)
                    .append("/_history/1\"}}");
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[" + entries + "]}";
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/base/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod()
                + ' '
                + exchange.getRequestURI()
                + ' '
                + exchange.getRequestHeaders().getFirst("Content-Type")
                + ' '
                + exchange.getRequestHeaders().getFirst("Authorization"));
        if (stall) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (!extraHeader.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", extraHeader);
        }
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
