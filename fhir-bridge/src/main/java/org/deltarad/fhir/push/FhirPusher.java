package org.deltarad.fhir.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.ReportBundle;

/**
 * Posts transactions to one FHIR server. Thread-safe. Redirects are not followed, so that a report goes nowhere but
 * where it was meant to go.
 */
public final class FhirPusher {
    private static final String FHIR_JSON = "application/fhir+json";
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final FhirServer server;
    private final HttpClient http;

    /** A pusher to one server. */
    public FhirPusher(FhirServer server) {
        this.server = server;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(server.connectTimeout())
                .build();
    }

    /**
     * Sends a report and reads the answer.
     *
     * @throws MalformedBundleException when the stored text is no FHIR Bundle; nothing is sent then
     * @throws InterruptedException     when the thread is interrupted meanwhile; sending it again is safe
     */
    public PushResult push(ReportBundle report) throws MalformedBundleException, InterruptedException {
        TransactionAnswer answer = new TransactionAnswer(report.bundle());
        HttpResponse<String> response;
        try {
            response = http.send(request(report), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new PushResult.TemporaryFailure(
                    server.base() + " cannot be reached: " + describe(e), Optional.empty());
        }
        int status = response.statusCode();
        if (status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            return new PushResult.TemporaryFailure(
                    "HTTP " + status + ": " + OperationOutcomes.text(response.body()), retryAfter(response));
        }
        if (status >= 300) {
            return new PushResult.Refused(status, OperationOutcomes.text(response.body()));
        }
        return answer.read(status, response.body());
    }

    private HttpRequest request(ReportBundle report) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base())
                .timeout(server.requestTimeout())
                .header("Content-Type", FHIR_JSON + "; charset=UTF-8")
                .header("Accept", FHIR_JSON)
                .POST(HttpRequest.BodyPublishers.ofString(report.json(), StandardCharsets.UTF_8));
        server.authorization().header().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    /** A transaction is posted to the base itself; servers differ about a trailing slash, most take none. */
    private URI base() {
        String text = server.base().toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : server.base();
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.strip().matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value.strip())));
    }

    private static String describe(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
