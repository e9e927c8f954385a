package org.deltarad.image.filter;

import java.util.List;

/**
 * The two decomposition filters of a discrete wavelet.
 *
 * @param low  low-pass coefficients
 * @param high high-pass coefficients, as many
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record WaveletFilter(double[] low, double[] high) {

    /** The wavelets there are, by PyWavelets' names: bior, coif, db, dmey, haar, rbio and sym. */
    public static List<String> names() {
        return WaveletTable.names();
    }

    /**
     * A wavelet by PyWavelets' name, such as {@code coif1}, {@code db4}, {@code bior2.2}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static WaveletFilter named(String name) {
        return WaveletTable.filter(name);
    }

    /**
     * A wavelet as PyWavelets holds it for images of single precision. It keeps coiflets divided by the square root of 2
     * and multiplies in single precision.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static WaveletFilter single(String name) {
        WaveletFilter filter = named(name);
        double scale = name.startsWith("coif") ? Math.sqrt(2) : 1;
        return new WaveletFilter(rounded(filter.low, scale), rounded(filter.high, scale));
    }

    private static double[] rounded(double[] values, double scale) {
        double[] rounded = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            rounded[n] = (float) (values[n] / scale) * (float) scale;
        }
        return rounded;
    }

    /** Number of coefficients of each filter. */
    int length() {
        return low.length;
    }

    /** The filter pair whose high pass mirrors the low pass of the reconstruction. */
    static WaveletFilter of(double[] low, double[] reconstruction) {
        double[] high = reconstruction.clone();
        for (int n = 0; n < high.length; n += 2) {
            high[n] = -high[n];
        }
        return new WaveletFilter(low, high);
    }
}
