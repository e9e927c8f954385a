package org.deltarad.volume;

/**
 * A scalar image on a grid. The array is shared, not copied: treat it as read-only.
 *
 * @param geometry the grid
 * @param values   {@code geometry.size().voxels()} values, x fastest
 * @param type     what the values were stored as, or what PyRadiomics would hold them as after a step; every value is
 *                 one that this type can hold
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record Volume(Geometry geometry, double[] values, ScalarType type) {
    public Volume {
        if (values.length != geometry.size().voxels()) {
            throw new IllegalArgumentException("a " + geometry.size() + " grid needs "
                    + geometry.size().voxels() + " values, got " + values.length);
        }
    }

    /** A volume of {@link ScalarType#FLOAT64}. */
    public Volume(Geometry geometry, double[] values) {
        this(geometry, values, ScalarType.FLOAT64);
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
}
