package org.deltarad.image.biasfield;

/**
 * Weights of uniform cubic B-splines at the voxels of an axis: the first voxel is at the start of the first span, the last
 * at the end of the last.
 */
final class SplineAxis {
    /** Control points that act on a voxel. */
    static final int SUPPORT = 4;

    /** ITK's {@code BSplineEpsilon}: the last voxel is put this part of a voxel before the end of the last span. */
    private static final double EPSILON = 1e-3;

    private final int voxels;
    private final int controlPoints;
    private final int[] first;
    private final double[] weights;

    /**
     * @param voxels        number of voxels along the axis
     * @param controlPoints number of control points, the spans and three
     */
    SplineAxis(int voxels, int controlPoints) {
        this.voxels = voxels;
        this.controlPoints = controlPoints;
        this.first = new int[voxels];
        this.weights = new double[voxels * SUPPORT];
        int spans = controlPoints - SUPPORT + 1;
        double perVoxel = voxels == 1 ? 0 : (double) spans / (voxels - 1);
        for (int i = 0; i < voxels; i++) {
            double at = i > 0 && i == voxels - 1 ? spans - perVoxel * EPSILON : i * perVoxel;
            first[i] = (int) at;
            setWeights(i * SUPPORT, at - first[i]);
        }
    }

    /** @param u place within the span, 0 to 1 */
    private void setWeights(int offset, double u) {
        double rest = 1 - u;
        weights[offset] = rest * rest * rest / 6;
        weights[offset + 1] = (4 - 6 * u * u + 3 * u * u * u) / 6;
        weights[offset + 2] = (4 - 6 * rest * rest + 3 * rest * rest * rest) / 6;
        weights[offset + 3] = u * u * u / 6;
    }

    int voxels() {
        return voxels;
    }

    int controlPoints() {
        return controlPoints;
    }

    /** The first of the {@link #SUPPORT} control points that act on a voxel. */
    int first(int voxel) {
        return first[voxel];
    }

    /** Weights, {@link #SUPPORT} per voxel. */
    double[] weights() {
        return weights;
    }

    /** Squares of the weights. */
    double[] squares() {
        double[] squares = new double[weights.length];
        for (int n = 0; n < weights.length; n++) {
            squares[n] = weights[n] * weights[n];
        }
        return squares;
    }

    /** Cubes of the weights over the sum of the squares of those at the same voxel. */
    double[] sharesOfSquares() {
        double[] squares = squares();
        double[] shares = new double[weights.length];
        for (int n = 0; n < weights.length; n++) {
            int v = n - n % SUPPORT;
            shares[n] = squares[n] * weights[n] / (squares[v] + squares[v + 1] + squares[v + 2] + squares[v + 3]);
        }
        return shares;
    }
}
