package org.deltarad.fhir.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** How the node shows a FHIR server who it is. Secrets do not appear in {@code toString()}. */
public sealed interface Authorization {

    /** No Authorization header. */
    record None() implements Authorization {}

    /** HTTP Basic (RFC 7617), UTF-8. */
    record Basic(String user, String password) implements Authorization {
        /** Value of the Authorization header. */
        public String header() {
            byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "Basic[" + user + "]";
        }
    }

    /** A bearer token (RFC 6750). */
    record Bearer(String token) implements Authorization {
        /** Value of the Authorization header. */
        public String header() {
            return "Bearer " + token;
        }

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }

    /**
     * A token of an OAuth 2 authorization server by client credentials (RFC 6749 4.4).
     *
     * @param tokenEndpoint https, or http on this machine
     * @param clientId      of the node
     * @param clientSecret  of the node
     * @param scope         such as {@code system/*.write}; empty for the server's default
     * @param secretInBody  false: credentials as HTTP Basic, which every server must take (RFC 6749 2.3.1); true: in the
     *                      request's body
     */
    record ClientCredentials(
            URI tokenEndpoint, String clientId, String clientSecret, Optional<String> scope, boolean secretInBody)
            implements Authorization {
        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

        /** @throws IllegalArgumentException when the secret would cross a network in the clear */
        public ClientCredentials {
            boolean https = "https".equals(tokenEndpoint.getScheme());
            boolean local = "http".equals(tokenEndpoint.getScheme()) && THIS_MACHINE.contains(tokenEndpoint.getHost());
            if (!https && !local) {
                throw new IllegalArgumentException("token endpoint '" + tokenEndpoint + "' must start with https://");
            }
        }

        @Override
        public String toString() {
            return "ClientCredentials[" + clientId + " at " + tokenEndpoint + "]";
        }
    }
}
