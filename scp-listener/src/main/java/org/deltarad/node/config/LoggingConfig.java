package org.deltarad.node.config;

import java.util.Locale;

/**
 * What the log on standard error looks like.
 *
 * @param format {@code text}, or {@code json}: an object a line
 */
public record LoggingConfig(String format) {
    /** The forms of a log. */
    public enum Format {
        TEXT,
        JSON
    }

    public LoggingConfig {
        Checks.oneOf("format", format, Format.class);
    }

    public boolean isJson() {
        return Format.valueOf(format.toUpperCase(Locale.ROOT)) == Format.JSON;
    }
}
