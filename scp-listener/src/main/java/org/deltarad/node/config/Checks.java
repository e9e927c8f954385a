package org.deltarad.node.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What several settings are checked for. */
final class Checks {
    /** PS3.8 9.3.2, PS3.5 6.2 AE: printable ASCII without backslash. */
    private static final Pattern AE_TITLE = Pattern.compile("[ -\\[\\]-~]{1,16}");

    private Checks() {}

    static void aeTitle(String key, String value) {
        text(key, value);
        if (!AE_TITLE.matcher(value).matches()) {
            throw new InvalidValueException(
                    key, "an AE title is 1 to 16 printable ASCII characters without backslash, was '" + value + "'");
        }
    }

    static void text(String key, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(key, "must not be empty");
        }
    }

    static void range(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidValueException(key, "must be " + min + " to " + max + ", was " + value);
        }
    }

    static void seconds(String key, double value) {
        if (!(value > 0 && value <= 1e9)) {
            throw new InvalidValueException(key, "must be a positive number of seconds, was " + value);
        }
    }

    static void pattern(String key, String value) {
        try {
            Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new InvalidValueException(key, "'" + value + "' is not a regular expression: " + e.getDescription());
        }
    }

    /** One of an enum's constants, in lower case. */
    static <E extends Enum<E>> void oneOf(String key, String value, Class<E> constants) {
        List<String> known = Arrays.stream(constants.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(value)) {
            throw new InvalidValueException(key, "must be " + String.join(" or ", known) + ", was '" + value + "'");
        }
    }

    static void zone(String key, String value) {
        try {
            ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new InvalidValueException(key, "'" + value + "' is no time zone, such as Europe/Berlin or UTC");
        }
    }

    static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
