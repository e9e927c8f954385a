package org.deltarad.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 2.1). */
final class UriText {
    private UriText() {}

    /** Text as a path segment or query value; colon and slash stay as they are, for people who read logs. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
