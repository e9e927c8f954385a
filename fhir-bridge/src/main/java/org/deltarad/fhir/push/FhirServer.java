package org.deltarad.fhir.push;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A FHIR R4 server to send to.
 *
 * @param base           its base URL, such as {@code https://ehr.example.org/fhir}
 * @param connectTimeout for the connection
 * @param requestTimeout from the request to the whole response
 * @param authorization  who we are
 * @param tls            our certificate, and whom we trust; empty for no certificate and the JDK's authorities
 */
public record FhirServer(
        URI base,
        Duration connectTimeout,
        Duration requestTimeout,
        Authorization authorization,
        Optional<SSLContext> tls) {
    public FhirServer {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException("FHIR server '" + base + "' must start with http:// or https://");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("FHIR server '" + base + "' must have no query and no fragment");
        }
    }

    /** Ten seconds to connect, sixty for the request, no authorization. */
    public static FhirServer at(URI base) {
        return new FhirServer(
                base, Duration.ofSeconds(10), Duration.ofSeconds(60), new Authorization.None(), Optional.empty());
    }

    /** The same server, for one with these credentials. */
    public FhirServer as(Authorization who) {
        return new FhirServer(base, connectTimeout, requestTimeout, who, tls);
    }

    /** The same server over TLS of ours. */
    public FhirServer over(SSLContext ours) {
        return new FhirServer(base, connectTimeout, requestTimeout, authorization, Optional.of(ours));
    }
}
