package org.deltarad.image.filter;

/**
 * A block of a periodic grid. Coordinates along an axis count voxels of the grid without wrapping, so a block may begin
 * before 0 and end beyond the period; a block as long as the period holds every coordinate.
 *
 * @param start  coordinate of the first voxel along x, y, z
 * @param size   voxels along x, y, z
 * @param period voxels after which the grid repeats along x, y, z
 * @param values x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record PeriodicBlock(int[] start, int[] size, int[] period, double[] values) {

    /** A block without values yet. */
    static PeriodicBlock empty(int[] start, int[] size, int[] period) {
        return new PeriodicBlock(start, size, period, new double[size[0] * size[1] * size[2]]);
    }

    /** Position in the block of a coordinate that it holds. */
    int position(int axis, int coordinate) {
        return Math.floorMod(coordinate - start[axis], period[axis]);
    }

    /** Offset of the first voxel of a row. */
    int row(int y, int z) {
        return (z * size[1] + y) * size[0];
    }
}
