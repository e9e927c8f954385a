package org.deltarad.fhir.push;

import java.net.URI;
import java.time.Duration;

/**
 * A FHIR R4 server to send to.
 *
 * @param base           its base URL, such as {@code https://ehr.example.org/fhir}
 * @param connectTimeout for the connection
 * @param requestTimeout from the request to the whole response
 * @param authorization  who we are
 */
public record FhirServer(URI base, Duration connectTimeout, Duration requestTimeout, Authorization authorization) {
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
        return new FhirServer(base, Duration.ofSeconds(10), Duration.ofSeconds(60), new Authorization.None());
    }
}
