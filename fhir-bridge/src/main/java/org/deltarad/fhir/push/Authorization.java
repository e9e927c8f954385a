package org.deltarad.fhir.push;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How the node shows a FHIR server who it is. Secrets do not appear in {@code toString()}. */
public sealed interface Authorization {
    /** Value of the HTTP Authorization header, where one is sent. */
    Optional<String> header();

    /** No Authorization header. */
    record None() implements Authorization {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }
    }

    /** HTTP Basic (RFC 7617), UTF-8. */
    record Basic(String user, String password) implements Authorization {
        @Override
        public Optional<String> header() {
            byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[" + user + "]";
        }
    }

    /** A bearer token (RFC 6750). */
    record Bearer(String token) implements Authorization {
        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }
}
