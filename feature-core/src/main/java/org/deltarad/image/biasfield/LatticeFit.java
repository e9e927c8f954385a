package org.deltarad.image.biasfield;

import org.deltarad.volume.GridSize;

/**
 * B-spline approximation of scattered data (S. Lee, G. Wolberg, S. Y. Shin, IEEE Trans. Vis. Comput. Graph. 3:228, 1997;
 * ITK {@code BSplineScatteredDataPointSetToImageFilter}) for voxels of a grid: each control point is the mean of what each
 * voxel alone would give it, weighted by the square of its B-spline there. Both sums are separable on a grid.
 */
final class LatticeFit {
    private final GridSize lattice;
    private final SplineAxis[] axes;
    private final double[][] shares;
    private final double[] weightSums;

    /**
     * @param grid    the voxels
     * @param inside  which of them are data, x fastest
     * @param lattice control points along each axis
     */
    LatticeFit(GridSize grid, boolean[] inside, GridSize lattice) {
        this.lattice = lattice;
        this.axes = new SplineAxis[] {
            new SplineAxis(grid.x(), lattice.x()),
            new SplineAxis(grid.y(), lattice.y()),
            new SplineAxis(grid.z(), lattice.z())
        };
        this.shares = new double[axes.length][];
        double[][] squares = new double[axes.length][];
        for (int a = 0; a < axes.length; a++) {
            shares[a] = axes[a].sharesOfSquares();
            squares[a] = axes[a].squares();
        }
        double[] ones = new double[inside.length];
        for (int n = 0; n < ones.length; n++) {
            ones[n] = inside[n] ? 1 : 0;
        }
        this.weightSums = gathered(ones, squares);
    }

    /** @param values the data, zero outside, x fastest */
    Lattice fit(double[] values) {
        double[] points = gathered(values, shares);
        for (int n = 0; n < points.length; n++) {
            points[n] = weightSums[n] > 0 ? points[n] / weightSums[n] : 0;
        }
        return new Lattice(lattice, points);
    }

    /** Sums over voxels at the control points. */
    private double[] gathered(double[] values, double[][] weights) {
        double[] x = gathered(axes[0], weights[0], values, 1);
        double[] y = gathered(axes[1], weights[1], x, lattice.x());
        return gathered(axes[2], weights[2], y, lattice.x() * lattice.y());
    }

    /** @param inner elements from one voxel of the axis to the next */
    private static double[] gathered(SplineAxis axis, double[] weights, double[] values, int inner) {
        int outer = values.length / axis.voxels() / inner;
        double[] sums = new double[outer * axis.controlPoints() * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < axis.voxels(); i++) {
                int from = (o * axis.voxels() + i) * inner;
                for (int s = 0; s < SplineAxis.SUPPORT; s++) {
                    double weight = weights[i * SplineAxis.SUPPORT + s];
                    int to = (o * axis.controlPoints() + axis.first(i) + s) * inner;
                    for (int n = 0; n < inner; n++) {
                        sums[to + n] += weight * values[from + n];
                    }
                }
            }
        }
        return sums;
    }
}
