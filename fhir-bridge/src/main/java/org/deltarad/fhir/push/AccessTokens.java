package org.deltarad.fhir.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.deltarad.fhir.push.Authorization.ClientCredentials;

/** Access tokens by client credentials (RFC 6749 4.4): one is kept until shortly before it expires. Thread-safe. */
final class AccessTokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /** A token that expires within this is not used any more: the request has to arrive, too. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Lifetime of a token whose server does not say (RFC 6749 5.1 leaves it open). */
    private static final Duration UNSAID = Duration.ofMinutes(5);

    private final ClientCredentials credentials;
    private final HttpClient http;
    private final Duration timeout;
    private final Clock clock;
    private Token current = new Token("", Instant.MIN);

    AccessTokens(ClientCredentials credentials, HttpClient http, Duration timeout, Clock clock) {
        this.credentials = credentials;
        this.http = http;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** @param until when a new one is asked for */
    private record Token(String value, Instant until) {}

    /** A token that is valid now, as far as its server said. */
    synchronized String get() throws TokenException, InterruptedException {
        if (!clock.instant().isBefore(current.until())) {
            current = request();
        }
        return current.value();
    }

    /** Forgets a token that was refused, unless there is a newer one already. */
    synchronized void refused(String token) {
        if (current.value().equals(token)) {
            current = new Token("", Instant.MIN);
        }
    }

    private Token request() throws TokenException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(message(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused("cannot be reached: " + HttpAnswers.describe(e), Optional.empty());
        }
        JsonNode body = json(response.body());
        if (response.statusCode() != OK) {
            String error = body.path("error").asText("")
                    + ' '
                    + body.path("error_description").asText("");
            throw refused(
                    "gives no token: HTTP " + response.statusCode() + ' ' + error.strip(),
                    HttpAnswers.retryAfter(response, clock));
        }
        String token = body.path("access_token").asText("");
        if (token.isEmpty() || !body.path("token_type").asText("").equalsIgnoreCase("bearer")) {
            throw refused("answered without a bearer token", Optional.empty());
        }
        Duration lifetime = body.path("expires_in").canConvertToLong()
                ? Duration.ofSeconds(body.path("expires_in").asLong())
                : UNSAID;
        return new Token(token, clock.instant().plus(lifetime).minus(MARGIN));
    }

    private HttpRequest message() {
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        credentials.scope().ifPresent(scope -> form.append("&scope=").append(encode(scope)));
        HttpRequest.Builder request = HttpRequest.newBuilder(credentials.tokenEndpoint())
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        String id = encode(credentials.clientId());
        String secret = encode(credentials.clientSecret());
        if (credentials.secretInBody()) {
            form.append("&client_id=").append(id).append("&client_secret=").append(secret);
        } else {
            request.header("Authorization", new Authorization.Basic(id, secret).header());
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
    }

    private TokenException refused(String why, Optional<Duration> retryAfter) {
        return new TokenException(credentials.tokenEndpoint() + " " + why, retryAfter);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
