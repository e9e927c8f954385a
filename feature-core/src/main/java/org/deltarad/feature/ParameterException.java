package org.deltarad.feature;

/** A parameter file cannot be used. The message names file, line, key and value. */
public class ParameterException extends Exception {
    private final String source;
    private final int line;
    private final String key;

    /**
     * @param source file or text, as the caller named it
     * @param line   one based; 0 when the file as a whole is meant
     * @param key    path of the key; empty when none is meant
     * @param reason what is wrong, and what would be right
     */
    public ParameterException(String source, int line, String key, String reason) {
        super(source + ", line " + line + ": " + (key.isEmpty() ? "" : key + ": ") + reason);
        this.source = source;
        this.line = line;
        this.key = key;
    }

    /** The file, as the caller named it. */
    public String source() {
        return source;
    }

    /** Line in the file, one based; 0 when the file as a whole is meant. */
    public int line() {
        return line;
    }

    /** Path of the key, such as {@code setting.binWidth}; empty when none is meant. */
    public String key() {
        return key;
    }

    /** A parameter that is right and that this version does not support. */
    public static final class Unsupported extends ParameterException {
        Unsupported(String source, int line, String key, String reason) {
            super(source, line, key, reason + " but not supported in this version of DeltaRad");
        }
    }
}
