package org.deltarad.volume;

/**
 * Number of voxels along each grid axis; x is the fastest in memory.
 *
 * @param x columns
 * @param y rows
 * @param z slices
 */
public record GridSize(int x, int y, int z) {
    public GridSize {
        if (x < 1 || y < 1 || z < 1) {
            throw new IllegalArgumentException("grid size must be positive, was " + x + " x " + y + " x " + z);
        }
        Math.multiplyExact(Math.multiplyExact(x, y), z);
    }

    /** Voxels along an axis: 0 for x, 1 for y, 2 for z. */
    public int along(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    /** Number of voxels. */
    public int voxels() {
        return x * y * z;
    }

    /** Offset of voxel (i, j, k), zero based, in an array of {@link #voxels()} elements. */
    public int index(int i, int j, int k) {
        return (k * y + j) * x + i;
    }

    @Override
    public String toString() {
        return x + " x " + y + " x " + z;
    }
}
