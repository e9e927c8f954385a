package org.deltarad.feature.ibsi.process;

import org.deltarad.image.resample.CubicSpline;

/**
 * Interpolates a line of values at evenly spaced positions. Before its first and after its last value the line goes on
 * with the same value.
 */
final class LineInterpolator {
    /** Values added at either end for the spline: what is beyond them counts for less than 1e-13. */
    private static final int MARGIN = 24;

    private final Interpolation.Method method;
    private final int[] base;
    private final double[] fraction;
    private final double[] line;
    private final int[] indices = new int[CubicSpline.WIDTH];
    private final double[] weights = new double[CubicSpline.WIDTH];

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
        this.line = new double[n + 2 * MARGIN];
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
        for (int n = 0; n < line.length; n++) {
            line[n] = in[clamp(n - MARGIN, in.length)];
        }
        CubicSpline.decompose(line, line.length);
        for (int p = 0; p < out.length; p++) {
            CubicSpline.support(base[p] + fraction[p] + MARGIN, line.length, indices, weights);
            double sum = 0;
            for (int n = 0; n < CubicSpline.WIDTH; n++) {
                sum += weights[n] * line[indices[n]];
            }
            out[p] = sum;
        }
    }
}
