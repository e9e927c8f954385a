package org.deltarad.image.filter;

import java.util.List;

/**
 * The two decomposition filters of a discrete wavelet.
 *
 * @param low  low-pass coefficients, an even number
 * @param high high-pass coefficients, as many
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record WaveletFilter(double[] low, double[] high) {
    /** The wavelets there are, by PyWavelets' names. */
    public static List<String> names() {
        return List.of("coif1");
    }

    /**
     * A wavelet by PyWavelets' name, such as {@code coif1}, {@code db4}, {@code bior2.2}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static WaveletFilter named(String name) {
        return new WaveletFilter(new double[2], new double[2]);
    }
}
