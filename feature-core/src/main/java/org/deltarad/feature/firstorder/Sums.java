package org.deltarad.feature.firstorder;

/** Sums over arrays in four parts side by side, which is faster than one after the other and rounds less. */
final class Sums {
    private Sums() {}

    static double sum(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = 0;
        for (; n + 3 < values.length; n += 4) {
            a += values[n];
            b += values[n + 1];
            c += values[n + 2];
            d += values[n + 3];
        }
        for (; n < values.length; n++) {
            a += values[n];
        }
        return (a + b) + (c + d);
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
