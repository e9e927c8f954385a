package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.deltarad.fhir.push.ClientTls;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.testing.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see results over HTTP, and how. */
class HttpAccessTest {
    private static final String HASH = BCrypt.withDefaults().hashToString(4, "p:ä".toCharArray());

    @TempDir
    Path folder;

    @Test
    void withUsersAndTlsResultsNeedThePasswordAndHealthDoesNot() throws Exception {
        TestCertificates certificates = TestCertificates.get();
        String password = new String(certificates.password());
        String settings = "http: {port: 0, users: {ehr: '%s'}, tls: {keyStore: '%s', password: %s}}\n"
                .formatted(HASH, certificates.node().keyStore(), password);
        try (Node node = start(settings)) {
            SSLContext trust = ClientTls.context(
                    Optional.empty(), Optional.of(new ClientTls.Store(certificates.trustStore(), password)));
            HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
            String base = "https://localhost:" + node.httpPort();
            HttpResponse<String> stranger = get(client, base + "/fhir/DiagnosticReport", "");
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic realm=");
            assertThat(stranger.body()).contains("OperationOutcome");
            HttpResponse<String> page = get(client, base + "/", "");
            assertThat(page.statusCode()).isEqualTo(303);
            assertThat(page.headers().firstValue("Location")).contains("/login");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(get(client, base + "/api/jobs", "ehr:wrong").statusCode())
                    .isEqualTo(401);
            assertThat(get(client, base + "/fhir/Patient", "nobody:p:ä").statusCode())
                    .isEqualTo(401);
            assertThat(get(client, base + "/health/live", "").statusCode()).isEqualTo(200);
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> friend = get(client, base + "/fhir/DiagnosticReport", "ehr:p:ä");
                assertThat(friend.statusCode()).isEqualTo(200);
                assertThat(friend.body()).contains("\"total\":0");
            }
            assertThatThrownBy(() -> get(
                            HttpClient.newHttpClient(),
                            "http://localhost:" + node.httpPort() + "/fhir/Patient",
                            "ehr:p:ä"))
                    .as("no plain HTTP beside TLS")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void onLoopbackNobodyIsAskedUnlessThereAreUsers() throws Exception {
        try (Node node = start("http: {port: 0}\n")) {
            assertThat(get(HttpClient.newHttpClient(), "http://127.0.0.1:" + node.httpPort() + "/fhir/Patient", "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http: {bind: 0.0.0.0, port: 0}",
                "http: {bind: 192.168.1.5, port: 0, users: {ehr: 'HASH'}}",
                "http: {bind: '::', port: 0, tls: {keyStore: a, password: b}}",
                "http: {port: 0, users: {ehr: plain-password}}",
                "http: {port: 0, users: {'e:hr': 'HASH'}}",
                "http: {port: 0, users: {ehr: {password: 'HASH', role: admin}}}",
                "http: {port: 0, users: {ehr: {role: viewer}}}"
            })
    void aNodeThatWouldShowResultsToAnybodyDoesNotStart(String settings) {
        assertThatThrownBy(() -> ConfigReader.parse(settings.replace("HASH", HASH), folder.resolve("node.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("node.yaml:1: http.")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void aSiteMaySayThatAProxyDoesIt() throws Exception {
        String settings = "http: {bind: 0.0.0.0, allowInsecure: true}";
        assertThat(ConfigReader.parse(settings, folder.resolve("node.yaml"))
                        .http()
                        .bind())
                .isEqualTo("0.0.0.0");
    }

    private Node start(String http) throws Exception {
        return Node.start(ConfigReader.parse(
                "dicom: {bind: 127.0.0.1, port: 0}\nminFreeMegabytes: 1\n" + http, folder.resolve("node.yaml")));
    }

    private static HttpResponse<String> get(HttpClient client, String url, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!user.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
