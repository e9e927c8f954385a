package org.deltarad.feature.ibsi.process;

/**
 * Interpolates a line of values at evenly spaced positions. Before its first and after its last value the line goes on
 * with the same value.
 */
final class LineInterpolator {
    /** Values added at either end for the spline: what is beyond them counts for less than 1e-13. */
    private static final int MARGIN = 24;
    /** The pole of the filter that turns values into coefficients of cubic B-splines. */
    private static final double POLE = Math.sqrt(3) - 2;

    private final Interpolation.Method method;
    private final int[] base;
    private final double[] fraction;
    private final double[] coefficients;

    /**
     * @param n     number of values
     * @param points number of positions
     * @param first index of the first position
     * @param step  from one position to the next
     */
    LineInterpolator(int n, int points, double first, double step, Interpolation.Method method) {
        this.method = method;
        this.base = new int[points];
        this.fraction = new double[points];
        this.coefficients = new double[n + 2 * MARGIN];
        for (int p = 0; p < points; p++) {
            double at = Math.max(-1, Math.min(n, first + p * step));
            base[p] = (int) Math.floor(at);
            fraction[p] = at - base[p];
        }
    }

    /** Writes a value for each position to {@code out}. */
    void apply(double[] in, double[] out) {
        switch (method) {
            case NEAREST -> nearest(in, out);
            case LINEAR -> linear(in, out);
            case CUBIC_SPLINE -> spline(in, out);
        }
    }

    private static int clamp(int index, int n) {
        return Math.max(0, Math.min(n - 1, index));
    }

    private void nearest(double[] in, double[] out) {
        for (int p = 0; p < out.length; p++) {
            out[p] = in[clamp(base[p] + (fraction[p] < 0.5 ? 0 : 1), in.length)];
        }
    }

    private void linear(double[] in, double[] out) {
        for (int p = 0; p < out.length; p++) {
            double a = in[clamp(base[p], in.length)];
            double b = in[clamp(base[p] + 1, in.length)];
            out[p] = a == b ? a : (1 - fraction[p]) * a + fraction[p] * b;
        }
    }

    private void spline(double[] in, double[] out) {
        filter(in);
        for (int p = 0; p < out.length; p++) {
            double t = fraction[p];
            double u = 1 - t;
            int c = base[p] + MARGIN;
            out[p] = (u * u * u * coefficients[c - 1]
                            + (4 - 6 * t * t + 3 * t * t * t) * coefficients[c]
                            + (4 - 6 * u * u + 3 * u * u * u) * coefficients[c + 1]
                            + t * t * t * coefficients[c + 2])
                    / 6;
        }
    }

    /** The coefficients of the B-splines whose sum goes through the values (Unser 1999). */
    private void filter(double[] in) {
        double[] c = coefficients;
        int last = c.length - 1;
        double gain = (1 - POLE) * (1 - 1 / POLE);
        double before = gain * in[0] / (1 - POLE);
        for (int n = 0; n <= last; n++) {
            before = gain * in[clamp(n - MARGIN, in.length)] + POLE * before;
            c[n] = before;
        }
        // Far into the constant margin the causal filter has settled, and the other one starts settled too.
        double after = -POLE / (1 - POLE) * c[last];
        c[last] = after;
        for (int n = last - 1; n >= 0; n--) {
            after = POLE * (after - c[n]);
            c[n] = after;
        }
    }
}
