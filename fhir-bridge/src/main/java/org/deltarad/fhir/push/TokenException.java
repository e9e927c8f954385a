package org.deltarad.fhir.push;

import java.time.Duration;
import java.util.Optional;

/** No access token now. */
final class TokenException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> retryAfter;

    /** @param retryAfter how long the authorization server asks to wait, where it does */
    TokenException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
