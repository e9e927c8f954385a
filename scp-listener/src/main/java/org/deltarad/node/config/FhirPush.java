package org.deltarad.node.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A FHIR R4 server that takes transaction Bundles.
 *
 * @param url    its base
 * @param user   for HTTP basic authentication, with a password
 * @param token  bearer token
 * @param oauth2 where tokens are asked for
 * @param tls    our certificate, and whom we trust; also for the authorization server
 * @param name   what routes call it; empty: its URL
 */
public record FhirPush(
        String url,
        Optional<String> user,
        Optional<String> password,
        Optional<String> token,
        Optional<OAuth2> oauth2,
        Optional<Tls> tls,
        Optional<String> name) {
    public FhirPush {
        url("url", url);
        name.ifPresent(n -> Checks.text("name", n));
        if (user.isPresent() != password.isPresent()) {
            throw new InvalidValueException("user", "user and password go together");
        }
        if ((user.isPresent() ? 1 : 0) + (token.isPresent() ? 1 : 0) + (oauth2.isPresent() ? 1 : 0) > 1) {
            throw new InvalidValueException("token", "give user and password, a token, or oauth2, not several");
        }
    }

    private static void url(String key, String value) {
        Checks.text(key, value);
        if (!value.matches("https?://[^\\s]+")) {
            throw new InvalidValueException(key, "must start with http:// or https://, was '" + value + "'");
        }
    }

    /** With the paths of its stores relative to a folder made absolute. */
    FhirPush resolvedAgainst(Path folder) {
        return new FhirPush(url, user, password, token, oauth2, tls.map(t -> t.resolvedAgainst(folder)), name);
    }

    /** What routes call it. */
    public String label() {
        return name.orElse(url);
    }

    /**
     * An OAuth 2 authorization server, by client credentials.
     *
     * @param tokenUrl     its token endpoint
     * @param scope        such as system/*.write; empty for its default
     * @param secretInBody whether client id and secret go in the body rather than as HTTP Basic; empty for no
     */
    public record OAuth2(
            String tokenUrl,
            String clientId,
            String clientSecret,
            Optional<String> scope,
            Optional<Boolean> secretInBody) {
        public OAuth2 {
            url("tokenUrl", tokenUrl);
            Checks.text("clientId", clientId);
            Checks.text("clientSecret", clientSecret);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "OAuth2[" + clientId + " at " + tokenUrl + "]";
        }
    }

    /**
     * TLS as a client; stores are PKCS #12 or JKS.
     *
     * @param keyStore   our key and certificate chain, for servers that want a client certificate
     * @param trustStore certificates of those whom we trust; empty for the JDK's authorities
     */
    public record Tls(
            Optional<Path> keyStore,
            Optional<String> password,
            Optional<Path> trustStore,
            Optional<String> trustPassword) {
        public Tls {
            if (keyStore.isPresent() != password.isPresent()) {
                throw new InvalidValueException("keyStore", "keyStore and password go together");
            }
            if (trustStore.isPresent() != trustPassword.isPresent()) {
                throw new InvalidValueException("trustStore", "trustStore and trustPassword go together");
            }
        }

        Tls resolvedAgainst(Path folder) {
            return new Tls(
                    keyStore.map(p -> folder.resolve(p).normalize()),
                    password,
                    trustStore.map(p -> folder.resolve(p).normalize()),
                    trustPassword);
        }

        /** Without passwords. */
        @Override
        public String toString() {
            return "Tls[" + keyStore + ", " + trustStore + "]";
        }
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "FhirPush[" + url + "]";
    }
}
