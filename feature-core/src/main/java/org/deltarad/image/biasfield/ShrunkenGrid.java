package org.deltarad.image.biasfield;

import org.deltarad.volume.GridSize;

/**
 * Every so many voxels of a grid, in its middle (ITK {@code ShrinkImageFilter}).
 *
 * @param whole   the grid
 * @param size    voxels taken along each axis
 * @param factorX columns from one taken to the next; {@code factorY} rows, {@code factorZ} slices
 * @param startX  first column taken; {@code startY} row, {@code startZ} slice
 */
record ShrunkenGrid(
        GridSize whole, GridSize size, int factorX, int factorY, int factorZ, int startX, int startY, int startZ) {

    /** Voxels that are left along an axis that had as many: the field cannot vary along an axis of one. */
    private static final int FEWEST = 2;

    /** @param factor voxels from one taken to the next, less along axes where fewer than two would be left */
    static ShrunkenGrid of(GridSize whole, int factor) {
        int fx = Math.max(1, Math.min(factor, whole.x() / FEWEST));
        int fy = Math.max(1, Math.min(factor, whole.y() / FEWEST));
        int fz = Math.max(1, Math.min(factor, whole.z() / FEWEST));
        GridSize size = new GridSize(whole.x() / fx, whole.y() / fy, whole.z() / fz);
        return new ShrunkenGrid(
                whole,
                size,
                fx,
                fy,
                fz,
                start(whole.x(), size.x(), fx),
                start(whole.y(), size.y(), fy),
                start(whole.z(), size.z(), fz));
    }

    /** Both grids have one centre; half voxels are rounded up. */
    private static int start(int length, int taken, int factor) {
        return (length - 1 - factor * (taken - 1) + 1) / 2;
    }

    /** Offset in the whole grid of voxel (i, j, k) of this one. */
    int index(int i, int j, int k) {
        return whole.index(startX + i * factorX, startY + j * factorY, startZ + k * factorZ);
    }
}
