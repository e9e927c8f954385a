package org.deltarad.volume;

/**
 * A scalar image on a grid. The array is shared, not copied: treat it as read-only.
 *
 * @param geometry the grid
 * @param values   {@code geometry.size().voxels()} values, x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record Volume(Geometry geometry, double[] values) {
    public Volume {
        if (values.length != geometry.size().voxels()) {
            throw new IllegalArgumentException("a " + geometry.size() + " grid needs "
                    + geometry.size().voxels() + " values, got " + values.length);
        }
    }

    /** The value of voxel (i, j, k), zero based. */
    public double at(int i, int j, int k) {
        return values[geometry.size().index(i, j, k)];
    }

    /** Mean of all voxels. */
    public double mean() {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /**
     * The image times 100 over its own mean (S1, Methods).
     *
     * @throws ArithmeticException when the mean is zero or not finite
     */
    public Volume scaledToMean(double target) {
        double mean = mean();
        if (mean == 0 || !Double.isFinite(mean)) {
            throw new ArithmeticException("image mean is " + mean + ", so it cannot be scaled to mean " + target);
        }
        double[] scaled = new double[values.length];
        for (int n = 0; n < scaled.length; n++) {
            scaled[n] = values[n] * target / mean;
        }
        return new Volume(geometry, scaled);
    }
}
