package org.deltarad.node.stow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type with its parameters (RFC 9110 8.3.1).
 *
 * @param type       with subtype, lower case
 * @param parameters by lower case name, without quotes
 */
public record MediaType(String type, Map<String, String> parameters) {
    private static final Pattern TYPE = Pattern.compile("\\s*([\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+)\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G;\\s*([\\w!#$&^.+-]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s;\"]*)\\s*");

    /** Empty when the header is none. */
    public static Optional<MediaType> parse(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher type = TYPE.matcher(header);
        if (!type.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher m = PARAMETER.matcher(header).region(type.end(), header.length());
        while (m.find()) {
            String v = m.group(2);
            boolean quoted = v.startsWith("\"");
            parameters.put(
                    m.group(1).toLowerCase(Locale.ROOT),
                    quoted ? v.substring(1, v.length() - 1).replaceAll("\\\\(.)", "$1") : v);
        }
        return Optional.of(new MediaType(type.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    /** A parameter by its lower case name. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
