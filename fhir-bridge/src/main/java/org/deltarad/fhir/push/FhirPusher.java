package org.deltarad.fhir.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.push.Authorization.Basic;
import org.deltarad.fhir.push.Authorization.Bearer;
import org.deltarad.fhir.push.Authorization.ClientCredentials;

/**
 * Posts transactions to one FHIR server. Thread-safe. Redirects are not followed, so that a report goes nowhere but
 * where it was meant to go. A report that replaces another is not sent where a still later one is already: reports may
 * come in any order.
 */
public final class FhirPusher {
    private static final String FHIR_JSON = "application/fhir+json";
    private static final int UNAUTHORIZED = 401;

    private final FhirServer server;
    private final HttpClient http;
    private final Clock clock = Clock.systemUTC();
    private final Optional<AccessTokens> tokens;
    private final Object replacing = new Object();

    /** A pusher to one server. */
    public FhirPusher(FhirServer server) {
        this.server = server;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(server.connectTimeout());
        server.tls().ifPresent(context -> builder.sslContext(context).sslParameters(ClientTls.parameters(context)));
        this.http = builder.build();
        this.tokens = server.authorization() instanceof ClientCredentials c
                ? Optional.of(new AccessTokens(c, http, server.requestTimeout(), clock))
                : Optional.empty();
    }

    /**
     * Sends a report and reads the answer.
     *
     * @throws MalformedBundleException when the stored text is no FHIR Bundle; nothing is sent then
     * @throws InterruptedException     when the thread is interrupted meanwhile; sending it again is safe
     */
    public PushResult push(ReportBundle report) throws MalformedBundleException, InterruptedException {
        TransactionAnswer answer = new TransactionAnswer(report.bundle());
        Optional<ReplacingReport> replacement = ReplacingReport.of(answer.request());
        try {
            if (replacement.isEmpty()) {
                return post(report, answer);
            }
            synchronized (replacing) {
                Optional<PushResult> overtaken = overtaken(replacement.get());
                return overtaken.isPresent() ? overtaken.get() : post(report, answer);
            }
        } catch (IOException e) {
            return new PushResult.TemporaryFailure(
                    server.base() + " cannot be reached: " + HttpAnswers.describe(e), Optional.empty());
        } catch (TokenException e) {
            return new PushResult.TemporaryFailure(e.getMessage(), e.retryAfter());
        }
    }

    private PushResult post(ReportBundle report, TransactionAnswer answer)
            throws IOException, InterruptedException, TokenException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(base())
                .header("Content-Type", FHIR_JSON + "; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(report.json(), StandardCharsets.UTF_8)));
        return isSuccess(response) ? answer.read(response.statusCode(), response.body()) : failure(response);
    }

    /**
     * What is there instead of the report to be replaced, when that is a later report than ours; or why that cannot be
     * found out now. A server that lets nobody search is believed to have nothing later.
     */
    private Optional<PushResult> overtaken(ReplacingReport report)
            throws IOException, InterruptedException, TokenException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(base() + "/" + report.query()))
                .header("Cache-Control", "no-cache")
                .GET());
        if (isSuccess(response)) {
            return report.laterIn(response.body()).map(PushResult.Superseded::new);
        }
        boolean down = response.statusCode() >= 500 || response.statusCode() == UNAUTHORIZED;
        return down && HttpAnswers.isTemporary(response.statusCode())
                ? Optional.of(failure(response))
                : Optional.empty();
    }

    /** Sends with credentials; a token that is refused is renewed once. */
    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException, TokenException {
        request.timeout(server.requestTimeout()).header("Accept", FHIR_JSON);
        if (tokens.isEmpty()) {
            fixedHeader().ifPresent(value -> request.setHeader("Authorization", value));
            return exchange(request);
        }
        String token = tokens.get().get();
        HttpResponse<String> response = exchange(request.setHeader("Authorization", "Bearer " + token));
        if (response.statusCode() == UNAUTHORIZED) {
            tokens.get().refused(token);
            String renewed = tokens.get().get();
            response = exchange(request.setHeader("Authorization", "Bearer " + renewed));
        }
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private Optional<String> fixedHeader() {
        if (server.authorization() instanceof Basic basic) {
            return Optional.of(basic.header());
        }
        return server.authorization() instanceof Bearer bearer ? Optional.of(bearer.header()) : Optional.empty();
    }

    private PushResult failure(HttpResponse<String> response) {
        int status = response.statusCode();
        String reason = OperationOutcomes.text(response.body());
        if (!HttpAnswers.isTemporary(status)) {
            return new PushResult.Refused(status, reason);
        }
        String elsewhere = response.headers()
                .firstValue("Location")
                .map(to -> "; it points to " + to + ", which is not followed")
                .orElse("");
        return new PushResult.TemporaryFailure(
                "HTTP " + status + ": " + reason + elsewhere, HttpAnswers.retryAfter(response, clock));
    }

    private static boolean isSuccess(HttpResponse<String> response) {
        return response.statusCode() / 100 == 2;
    }

    /** A transaction is posted to the base itself; servers differ about a trailing slash, most take none. */
    private URI base() {
        String text = server.base().toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : server.base();
    }
}
