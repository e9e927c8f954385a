package org.deltarad.image.resample;

/**
 * Interpolation by a cubic B-spline (Unser, Aldroubi, Eden 1993; Unser 1999) with mirrored borders. Operations are in the
 * order of ITK's {@code BSplineDecompositionImageFilter} and {@code BSplineInterpolateImageFunction}.
 */
public final class CubicSpline {
    /** Coefficients that a value depends on along an axis. */
    public static final int WIDTH = 4;
    /**
     * Samples after which the recursion has forgotten where it began: 28 until the difference is below rounding, the rest
     * for roundings to become the same.
     */
    static final int MEMORY = 48;

    private static final double POLE = Math.sqrt(3.0) - 2.0;
    private static final double GAIN = (1.0 - POLE) * (1.0 - 1.0 / POLE);
    /** Samples that ITK sums for the first coefficient, for its tolerance of 1e-10. */
    private static final int HORIZON = (int) Math.ceil(Math.log(1e-10) / Math.log(Math.abs(POLE)));

    private CubicSpline() {}

    /**
     * The coefficients that a value depends on, and their weights. A coordinate less than single precision below a voxel
     * belongs to that voxel, as in ITK; it makes no difference but for rounding.
     *
     * @param coordinate continuous index
     * @param count      number of coefficients along the axis
     * @param indices    {@link #WIDTH} indices, filled
     * @param weights    {@link #WIDTH} weights, filled
     */
    public static void support(double coordinate, int count, int[] indices, double[] weights) {
        int base = (int) Math.floor((float) coordinate);
        double w = coordinate - base;
        weights[3] = 1.0 / 6.0 * w * w * w;
        weights[0] = 1.0 / 6.0 + 0.5 * w * (w - 1.0) - weights[3];
        weights[2] = w + weights[0] - 2.0 * weights[3];
        weights[1] = 1.0 - weights[0] - weights[2] - weights[3];
        for (int n = 0; n < WIDTH; n++) {
            indices[n] = mirrored(base - 1 + n, count);
        }
    }

    private static int mirrored(int index, int count) {
        if (count == 1) {
            return 0;
        }
        int period = 2 * (count - 1);
        int within = Math.floorMod(index, period);
        return within < count ? within : period - within;
    }

    /**
     * Turns one line of samples into coefficients.
     *
     * @param count number of samples, from the start of {@code line}
     */
    public static void decompose(double[] line, int count) {
        decompose(line, 0, 1, count, 1);
    }

    /**
     * Turns lines of samples into coefficients, side by side: sample n of line m is {@code values[offset + n * step + m]}.
     */
    static void decompose(double[] values, int offset, int step, int count, int lines) {
        if (count == 1) {
            return;
        }
        for (int n = 0; n < count; n++) {
            int at = offset + n * step;
            for (int m = 0; m < lines; m++) {
                values[at + m] *= GAIN;
            }
        }
        first(values, offset, step, count, lines);
        for (int n = 1; n < count; n++) {
            add(values, offset + n * step, POLE, offset + (n - 1) * step, lines);
        }
        int last = offset + (count - 1) * step;
        for (int m = 0; m < lines; m++) {
            values[last + m] = POLE / (POLE * POLE - 1.0) * (POLE * values[last - step + m] + values[last + m]);
        }
        for (int n = count - 2; n >= 0; n--) {
            int at = offset + n * step;
            for (int m = 0; m < lines; m++) {
                values[at + m] = POLE * (values[at + step + m] - values[at + m]);
            }
        }
    }

    /** The first causal coefficient of each line. */
    private static void first(double[] values, int offset, int step, int count, int lines) {
        double power = POLE;
        if (HORIZON < count) {
            for (int n = 1; n < HORIZON; n++) {
                add(values, offset, power, offset + n * step, lines);
                power *= POLE;
            }
            return;
        }
        double inverse = 1.0 / POLE;
        double mirror = Math.pow(POLE, count - 1);
        add(values, offset, mirror, offset + (count - 1) * step, lines);
        mirror *= mirror * inverse;
        for (int n = 1; n <= count - 2; n++) {
            add(values, offset, power + mirror, offset + n * step, lines);
            power *= POLE;
            mirror *= inverse;
        }
        double divisor = 1.0 - power * power;
        for (int m = 0; m < lines; m++) {
            values[offset + m] /= divisor;
        }
    }

    private static void add(double[] values, int to, double factor, int from, int lines) {
        for (int m = 0; m < lines; m++) {
            values[to + m] += factor * values[from + m];
        }
    }
}
