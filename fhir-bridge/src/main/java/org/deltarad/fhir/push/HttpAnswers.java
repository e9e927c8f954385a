package org.deltarad.fhir.push;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What an HTTP status says of another try (RFC 9110 15). What is wrong with the report itself is final. What is wrong with
 * the way to it, the network, a proxy, the credentials or the server's state, may be mended while the report waits.
 */
final class HttpAnswers {
    /**
     * Temporary below 500: authentication and authorization, a base that is not (yet) there, timeouts, conflicts with
     * another request on the same resources, locks, overload. Not 412: the EHR has two resources of one identifier,
     * which a person must settle.
     */
    private static final Set<Integer> TEMPORARY = Set.of(401, 403, 404, 407, 408, 409, 421, 423, 425, 429);

    /** Final from 500 on: what the server does not implement. */
    private static final Set<Integer> NOT_IMPLEMENTED = Set.of(501, 505);

    private static final int REDIRECTS = 300;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private HttpAnswers() {}

    static boolean isTemporary(int status) {
        boolean redirect = status >= REDIRECTS && status < CLIENT_ERRORS;
        boolean server = status >= SERVER_ERRORS && !NOT_IMPLEMENTED.contains(status);
        return redirect || server || TEMPORARY.contains(status);
    }

    /** Retry-After, in seconds or as a date (RFC 9110 10.2.3). */
    static Optional<Duration> retryAfter(HttpResponse<?> response, Clock clock) {
        return response.headers().firstValue("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
                Duration left = Duration.between(clock.instant(), until);
                return left.isNegative() ? Optional.empty() : Optional.of(left);
            } catch (DateTimeException neither) {
                return Optional.empty();
            }
        });
    }

    /** An error of the network in words. */
    static String describe(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
