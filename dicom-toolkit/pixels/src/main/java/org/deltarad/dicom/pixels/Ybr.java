package org.deltarad.dicom.pixels;

/** YBR_FULL to RGB (PS3.3 C.7.6.3.1.2). */
final class Ybr {
    private Ybr() {}

    /**
     * In place.
     *
     * @param samples Y, Cb, Cr of each pixel, unsigned
     * @param bits    per sample, below 31
     */
    static void toRgb(int[] samples, int bits) {
        int middle = 1 << (bits - 1);
        int most = (int) ((1L << bits) - 1);
        for (int n = 0; n < samples.length; n += 3) {
            double y = samples[n];
            double cb = samples[n + 1] - (double) middle;
            double cr = samples[n + 2] - (double) middle;
            samples[n] = clamp(y + 1.402 * cr, most);
            samples[n + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr, most);
            samples[n + 2] = clamp(y + 1.772 * cb, most);
        }
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, Math.floor(value + 0.5)));
    }
}
