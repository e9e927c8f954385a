package org.deltarad.image.biasfield;

import org.deltarad.volume.GridSize;

/**
 * Control points of a uniform cubic B-spline over a grid.
 *
 * @param size   control points along each axis, at least four
 * @param values their values, x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record Lattice(GridSize size, double[] values) {

    /** A field of zeros. */
    static Lattice zero(int points) {
        GridSize size = new GridSize(points, points, points);
        return new Lattice(size, new double[size.voxels()]);
    }

    /** The sum of two of one size. */
    Lattice plus(Lattice other) {
        double[] sum = new double[values.length];
        for (int n = 0; n < sum.length; n++) {
            sum[n] = values[n] + other.values[n];
        }
        return new Lattice(size, sum);
    }

    /** The same field with each span halved. */
    Lattice refined() {
        double[] x = refined(values, 1, size.x());
        double[] y = refined(x, refined(size.x()), size.y());
        double[] z = refined(y, refined(size.x()) * refined(size.y()), size.z());
        return new Lattice(new GridSize(refined(size.x()), refined(size.y()), refined(size.z())), z);
    }

    private static int refined(int points) {
        return 2 * points - SplineAxis.SUPPORT + 1;
    }

    /**
     * Halves the spans of one axis: a new control point between two is their mean, one at an old one takes an eighth from
     * either neighbour.
     *
     * @param inner elements from one control point to the next
     */
    private static double[] refined(double[] values, int inner, int points) {
        int finer = refined(points);
        int outer = values.length / points / inner;
        double[] refined = new double[outer * finer * inner];
        for (int o = 0; o < outer; o++) {
            for (int f = 0; f < finer; f++) {
                int from = (o * points + f / 2) * inner;
                int to = (o * finer + f) * inner;
                for (int n = 0; n < inner; n++) {
                    double a = values[from + n];
                    double b = values[from + inner + n];
                    refined[to + n] = f % 2 == 0 ? (a + b) / 2 : (a + 6 * b + values[from + 2 * inner + n]) / 8;
                }
            }
        }
        return refined;
    }
}
