package org.deltarad.image.filter;

import java.util.Locale;

/** How samples on a circle become a local binary pattern (scikit-image {@code local_binary_pattern}). */
public enum PatternMethod {
    /** The pattern as a number; depends on rotation. */
    DEFAULT,
    /** The least of the rotated patterns. */
    ROR,
    /** The number of samples not below the centre for patterns with at most two changes, else one more than samples. */
    UNIFORM,
    /** The variance of the samples. */
    VAR;

    /** A method by scikit-image's name, {@code default}, {@code ror}, {@code uniform}, {@code var}. */
    public static PatternMethod named(String name) {
        for (PatternMethod method : values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(name)) {
                return method;
            }
        }
        throw new IllegalArgumentException("lbp2DMethod " + name + " is none of default, ror, uniform, var");
    }
}
