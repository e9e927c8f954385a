package org.deltarad.feature.firstorder;

/** Sums over arrays in several parts side by side, which is faster than one after the other and rounds less. */
final class Sums {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private Sums() {}

    /**
     * The sum in NumPy's order (pairs of blocks of at most 128, each in eight parts), to the last bit: whether the mean of a
     * flat region is exact decides its skewness and kurtosis.
     */
    static double sum(double[] values) {
        return sum(values, 0, values.length);
    }

    private static double sum(double[] values, int from, int count) {
        if (count > BLOCK) {
            int half = count / 2;
            half -= half % LANES;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        int even = count - count % LANES;
        double total = even == 0 ? 0 : lanes(values, from, even);
        for (int n = from + even; n < from + count; n++) {
            total += values[n];
        }
        return total;
    }

    private static double lanes(double[] v, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        for (int n = from; n < from + count; n += LANES) {
            a += v[n];
            b += v[n + 1];
            c += v[n + 2];
            d += v[n + 3];
            e += v[n + 4];
            f += v[n + 5];
            g += v[n + 6];
            h += v[n + 7];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** The sum of squared distances to a centre. */
    static double sumOfSquares(double[] values, double centre) {
        double a = 0;
        double b = 0;
        int n = 0;
        for (; n + 1 < values.length; n += 2) {
            double x = values[n] - centre;
            double y = values[n + 1] - centre;
            a += x * x;
            b += y * y;
        }
        if (n < values.length) {
            a += (values[n] - centre) * (values[n] - centre);
        }
        return a + b;
    }
}
