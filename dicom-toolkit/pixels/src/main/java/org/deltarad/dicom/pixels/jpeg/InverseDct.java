package org.deltarad.dicom.pixels.jpeg;

import java.util.Arrays;

/** The inverse DCT of 8 x 8 coefficients (T.81 A.3.3) in floating point: no more than rounding off the exact one. */
final class InverseDct {
    /** Basis functions: {@code [8 * frequency + place]}. */
    private static final float[] BASIS = new float[64];

    static {
        for (int u = 0; u < 8; u++) {
            for (int x = 0; x < 8; x++) {
                double scale = u == 0 ? Math.sqrt(0.125) : 0.5;
                BASIS[8 * u + x] = (float) (scale * Math.cos((2 * x + 1) * u * Math.PI / 16));
            }
        }
    }

    private final float[] rows = new float[64];
    private final float[] sum = new float[8];

    /**
     * Writes a block of samples.
     *
     * @param coefficients dequantised, rows of horizontal frequencies
     * @param precision    bits per sample
     */
    void apply(int[] coefficients, int precision, int[] plane, int offset, int stride) {
        float shift = 1 << (precision - 1);
        int most = (1 << precision) - 1;
        for (int v = 0; v < 8; v++) {
            combine(coefficients, 8 * v);
            System.arraycopy(sum, 0, rows, 8 * v, 8);
        }
        for (int y = 0; y < 8; y++) {
            Arrays.fill(sum, shift + 0.5f);
            for (int v = 0; v < 8; v++) {
                float basis = BASIS[8 * v + y];
                for (int x = 0; x < 8; x++) {
                    sum[x] += basis * rows[8 * v + x];
                }
            }
            int line = offset + y * stride;
            for (int x = 0; x < 8; x++) {
                plane[line + x] = Math.max(0, Math.min(most, (int) Math.floor(sum[x])));
            }
        }
    }

    /** One row of coefficients to its sum of basis functions. */
    private void combine(int[] coefficients, int first) {
        Arrays.fill(sum, 0);
        for (int u = 0; u < 8; u++) {
            int c = coefficients[first + u];
            if (c != 0) {
                for (int x = 0; x < 8; x++) {
                    sum[x] += c * BASIS[8 * u + x];
                }
            }
        }
    }
}
