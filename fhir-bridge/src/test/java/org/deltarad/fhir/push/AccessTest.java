package org.deltarad.fhir.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.SampleReports;
import org.deltarad.fhir.push.Authorization.ClientCredentials;
import org.deltarad.testing.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may push: tokens of an authorization server, and certificates. */
class AccessTest {
    private final List<String> tokenRequests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> pushes = Collections.synchronizedList(new ArrayList<>());
    private HttpServer http;
    private String valid = "token-1";
    private int lifetime = 3600;
    private int tokenStatus = 200;

    @AfterEach
    void stop() {
        if (http != null) {
            http.stop(0);
        }
    }

    @Test
    void aTokenIsAskedForOnceAndUsedUntilItExpires() throws Exception {
        start(HttpServer.create(loopback(), 0));
        FhirPusher pusher = pusher(false);
        assertThat(pusher.push(bundle())).isInstanceOf(PushResult.Delivered.class);
        assertThat(pusher.push(bundle())).isInstanceOf(PushResult.Delivered.class);
        assertThat(tokenRequests)
                .containsExactly("Basic bm9kZTpzJTI2Y3JldA== grant_type=client_credentials&scope=system%2F*.write");
        assertThat(pushes).containsExactly("Bearer token-1", "Bearer token-1");
    }

    @Test
    void anExpiredTokenIsNotUsed() throws Exception {
        lifetime = 20;
        start(HttpServer.create(loopback(), 0));
        FhirPusher pusher = pusher(false);
        pusher.push(bundle());
        pusher.push(bundle());
        assertThat(tokenRequests).as("twenty seconds are less than the margin").hasSize(2);
    }

    @Test
    void aRefusedTokenIsRenewedOnce() throws Exception {
        start(HttpServer.create(loopback(), 0));
        FhirPusher pusher = pusher(false);
        pusher.push(bundle());
        valid = "token-2";
        assertThat(pusher.push(bundle())).isInstanceOf(PushResult.Delivered.class);
        assertThat(pushes).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        valid = "another that nobody gets";
        tokenStatus = 400;
        assertThat(pusher.push(bundle()))
                .isInstanceOfSatisfying(PushResult.TemporaryFailure.class, f -> assertThat(f.reason())
                        .contains("/token", "HTTP 400", "invalid_client", "who are you")
                        .doesNotContain("s&cret"));
    }

    @Test
    void theSecretMayGoInTheBody() throws Exception {
        start(HttpServer.create(loopback(), 0));
        pusher(true).push(bundle());
        assertThat(tokenRequests)
                .containsExactly("null grant_type=client_credentials&scope=system%2F*.write&client_id=node"
                        + "&client_secret=s%26cret");
    }

    @Test
    void aSecretDoesNotCrossTheNetworkInTheClear() {
        assertThatThrownBy(() -> new ClientCredentials(
                        URI.create("http://sso.example.org/token"), "node", "s", Optional.empty(), false))
                .hasMessageContaining("https://");
        assertThat(new ClientCredentials(URI.create("https://sso/token"), "node", "s3cret", Optional.empty(), false)
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void aServerThatWantsACertificateGetsOurs() throws Exception {
        startTls();
        TestCertificates all = TestCertificates.get();
        PushResult result = pushOverTls(Optional.of(all.node().keyStore()), Optional.of(all.trustStore()));
        assertThat(result).isInstanceOf(PushResult.Delivered.class);
    }

    @Test
    void withoutACertificateOrWithAStrangersNothingIsDelivered() throws Exception {
        startTls();
        TestCertificates all = TestCertificates.get();
        assertThat(pushOverTls(Optional.empty(), Optional.of(all.trustStore())))
                .isInstanceOf(PushResult.TemporaryFailure.class);
        assertThat(pushOverTls(Optional.of(all.stranger().keyStore()), Optional.of(all.trustStore())))
                .isInstanceOf(PushResult.TemporaryFailure.class);
        assertThat(pushes).isEmpty();
    }

    @Test
    void aServerThatWeDoNotTrustGetsNothing() throws Exception {
        startTls();
        assertThat(pushOverTls(Optional.of(TestCertificates.get().node().keyStore()), Optional.empty()))
                .as("the JDK's authorities do not know the test's")
                .isInstanceOfSatisfying(PushResult.TemporaryFailure.class, f -> assertThat(f.reason())
                        .contains("cannot be reached"));
        assertThat(pushes).isEmpty();
    }

    @Test
    void aStoreThatCannotBeOpenedSaysWhich() throws Exception {
        Path file = TestCertificates.get().trustStore();
        assertThatThrownBy(() ->
                        ClientTls.context(Optional.empty(), Optional.of(new ClientTls.Store(file, "wrong password"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private PushResult pushOverTls(Optional<Path> keys, Optional<Path> trust) throws Exception {
        String password = new String(TestCertificates.get().password());
        SSLContext context = ClientTls.context(
                keys.map(f -> new ClientTls.Store(f, password)), trust.map(f -> new ClientTls.Store(f, password)));
        URI base = URI.create("https://localhost:" + http.getAddress().getPort() + "/fhir");
        return new FhirPusher(FhirServer.at(base).over(context)).push(bundle());
    }

    private void startTls() throws Exception {
        TestCertificates all = TestCertificates.get();
        String password = new String(all.password());
        HttpsServer server = HttpsServer.create(loopback(), 0);
        SSLContext context = ClientTls.context(
                Optional.of(new ClientTls.Store(all.peer().keyStore(), password)),
                Optional.of(new ClientTls.Store(all.trustStore(), password)));
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        valid = "";
        start(server);
    }

    private void start(HttpServer server) {
        http = server;
        http.createContext("/token", this::token);
        http.createContext("/fhir", this::transaction);
        http.start();
    }

    private FhirPusher pusher(boolean secretInBody) {
        String here = "http://127.0.0.1:" + http.getAddress().getPort();
        return new FhirPusher(FhirServer.at(URI.create(here + "/fhir"))
                .as(new ClientCredentials(
                        URI.create(here + "/token"), "node", "s&cret", Optional.of("system/*.write"), secretInBody)));
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        tokenRequests.add(exchange.getRequestHeaders().getFirst("Authorization") + ' ' + form);
        answer(
                exchange,
                tokenStatus,
                tokenStatus == 200
                        ? "{\"access_token\":\"" + valid + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lifetime
                                + "}"
                        : "{\"error\":\"invalid_client\",\"error_description\":\"who are you\"}");
    }

    private void transaction(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        pushes.add(String.valueOf(shown));
        boolean welcome = valid.isEmpty() || ("Bearer " + valid).equals(shown);
        answer(exchange, welcome ? 200 : 401, welcome ? FhirPusherTest.answer("200 OK") : "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static ReportBundle bundle() throws Exception {
        return new FhirMapper(SampleReports.SETTINGS).map(SampleReports.oneTimePoint("P1", 1));
    }
}
