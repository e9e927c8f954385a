package org.deltarad.node.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.deltarad.node.Node;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.soak.peer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins, roles and forged requests, over HTTP. */
class LoginTest {
    private static Node node;

    private Visitor browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        node = Node.start(ConfigReader.parse("""
                dicom: {bind: 127.0.0.1, port: 0}
                minFreeMegabytes: 1
                http:
                  port: 0
                  users:
                    vera: '%s'
                    otto: {password: '%s', role: operator}
                """.formatted(hash("see"), hash("do")), folder.resolve("node.yaml")));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void open() {
        browser = new Visitor(node.httpPort());
    }

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(4, password.toCharArray());
    }

    @Test
    void aLoginOpensThePagesUntilTheLogout() throws Exception {
        HttpResponse<String> stranger = browser.get("/quarantine?x=1");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location")).contains("/login?next=%2Fquarantine%3Fx%3D1");
        HttpResponse<String> in = browser.login("vera", "see");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/");
        assertThat(in.headers().allValues("Set-Cookie")).anySatisfy(c -> assertThat(c)
                .startsWith("deltarad=")
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .doesNotContain("Secure"));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        String token = browser.token("/");
        assertThat(browser.post("/logout", Map.of("csrf", token)).statusCode()).isEqualTo(303);
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieFromBeforeTheLoginIsNotTheOneAfterIt() throws Exception {
        browser.login("vera", "see");
        String first = browser.token("/");
        HttpResponse<String> again = browser.get("/login");
        assertThat(again.statusCode()).as("whoever is in needs no form").isEqualTo(303);
        browser.post("/logout", Map.of("csrf", first));
        browser.login("vera", "see");
        assertThat(browser.token("/")).isNotEqualTo(first);
    }

    @Test
    void wrongPasswordsAndUnknownUsersAreAnsweredAlike() throws Exception {
        HttpResponse<String> wrong = browser.login("vera", "wrong");
        HttpResponse<String> nobody = browser.login("nobody", "see");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(nobody.statusCode()).isEqualTo(403);
        assertThat(nobody.body().replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(wrong.body().replaceAll("value=\"[^\"]*\"", ""))
                .contains("User or password is wrong.");
    }

    @Test
    void aLoginThatAnotherPageSendsIsNone() throws Exception {
        Map<String, String> fields = Map.of("csrf", browser.token("/login"), "user", "vera", "password", "see");
        assertThat(browser.post("/login", fields, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        Map<String, String> forged = Map.of("csrf", "guess", "user", "vera", "password", "see");
        assertThat(browser.post("/login", forged).statusCode()).isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void afterTheLoginTheBrowserGoesOnToPagesOfThisNodeOnly() throws Exception {
        for (String elsewhere : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "x"}) {
            Visitor b = new Visitor(node.httpPort());
            HttpResponse<String> in = b.post(
                    "/login", Map.of("csrf", b.token("/login"), "user", "vera", "password", "see", "next", elsewhere));
            assertThat(in.headers().firstValue("Location")).as(elsewhere).contains("/");
        }
    }

    @Test
    void aViewerMayNotChangeAnythingAndNobodyWithoutTheToken() throws Exception {
        browser.login("vera", "see");
        HttpResponse<String> viewer = browser.post("/case/T1", Map.of("csrf", browser.token("/")));
        assertThat(viewer.statusCode()).isEqualTo(403);
        assertThat(viewer.body()).contains("needs the role operator");
        Visitor operator = new Visitor(node.httpPort());
        operator.login("otto", "do");
        assertThat(operator.post("/case/T1", Map.of()).statusCode()).isEqualTo(403);
        assertThat(operator.post("/case/T1", Map.of("csrf", "guess")).statusCode())
                .isEqualTo(403);
        Map<String, String> token = Map.of("csrf", operator.token("/"));
        assertThat(operator.post("/case/T1", token, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.post("/case/T1", token, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.post("/case/T1", token).statusCode())
                .as("let through")
                .isEqualTo(404);
    }

    @Test
    void systemsHaveTheSameUsersAndRoles() throws Exception {
        assertThat(machine("GET", "/fhir/DiagnosticReport", "vera:see").statusCode())
                .isEqualTo(200);
        assertThat(machine("GET", "/api/jobs", "otto:do").statusCode()).isEqualTo(200);
        assertThat(machine("POST", "/dicom-web/studies", "vera:see").statusCode())
                .isEqualTo(403);
        assertThat(machine("POST", "/dicom-web/studies", "otto:do").statusCode())
                .as("let through")
                .isNotIn(401, 403);
        assertThat(machine("POST", "/dicom-web/studies", "otto:do", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(machine("GET", "/", "vera:see").statusCode())
                .as("pages need a login")
                .isEqualTo(303);
    }

    @Test
    void whoGuessesHasToWaitAndNobodyElse() throws Exception {
        for (int n = 0; n < 5; n++) {
            assertThat(machine("GET", "/api/jobs", "greta:guess" + n).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> sixth = machine("GET", "/api/jobs", "greta:guess6");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(machine("GET", "/api/jobs", "vera:see").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> machine(String method, String path, String user, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.httpPort() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
