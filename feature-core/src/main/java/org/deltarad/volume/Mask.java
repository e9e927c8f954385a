package org.deltarad.volume;

/**
 * A region of interest on a grid. The array is shared, not copied: treat it as read-only.
 *
 * @param geometry the grid
 * @param inside   {@code geometry.size().voxels()} flags, x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record Mask(Geometry geometry, boolean[] inside) {
    public Mask {
        if (inside.length != geometry.size().voxels()) {
            throw new IllegalArgumentException("a " + geometry.size() + " grid needs "
                    + geometry.size().voxels() + " flags, got " + inside.length);
        }
    }

    /** Whether voxel (i, j, k), zero based, is inside. */
    public boolean at(int i, int j, int k) {
        return inside[geometry.size().index(i, j, k)];
    }

    /** Number of voxels inside. */
    public int count() {
        int n = 0;
        for (boolean b : inside) {
            if (b) {
                n++;
            }
        }
        return n;
    }
}
