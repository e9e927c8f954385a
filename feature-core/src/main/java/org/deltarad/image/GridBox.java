package org.deltarad.image;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * A box of voxels of a grid.
 *
 * @param i    first column, zero based
 * @param j    first row, zero based
 * @param k    first slice, zero based
 * @param size voxels along each axis
 */
public record GridBox(int i, int j, int k, GridSize size) {
    public GridBox {
        if (i < 0 || j < 0 || k < 0) {
            throw new IllegalArgumentException("a box starts at voxel 0 or later, was " + i + ", " + j + ", " + k);
        }
    }

    /** All voxels of a grid. */
    public static GridBox whole(GridSize size) {
        return new GridBox(0, 0, 0, size);
    }

    /** First voxel along an axis: 0 for x, 1 for y, 2 for z. */
    public int start(int axis) {
        return axis == 0 ? i : axis == 1 ? j : k;
    }

    /** Voxels along an axis: 0 for x, 1 for y, 2 for z. */
    public int length(int axis) {
        return axis == 0 ? size.x() : axis == 1 ? size.y() : size.z();
    }

    /** Whether the box lies within a grid. */
    public boolean within(GridSize grid) {
        return i + size.x() <= grid.x() && j + size.y() <= grid.y() && k + size.z() <= grid.z();
    }

    /** The box widened by {@code margin} voxels on each side, as far as the grid goes. */
    public GridBox widened(int margin, GridSize grid) {
        int i0 = Math.max(0, i - margin);
        int j0 = Math.max(0, j - margin);
        int k0 = Math.max(0, k - margin);
        return new GridBox(
                i0,
                j0,
                k0,
                new GridSize(
                        Math.min(grid.x(), i + size.x() + margin) - i0,
                        Math.min(grid.y(), j + size.y() + margin) - j0,
                        Math.min(grid.z(), k + size.z() + margin) - k0));
    }

    /** The grid of this box alone, at the same place. */
    public Geometry geometry(Geometry whole) {
        return new Geometry(
                size,
                whole.toPatient(i, j, k),
                whole.spacing(),
                whole.columnDirection(),
                whole.rowDirection(),
                whole.sliceDirection());
    }

    /** The voxels of this box. */
    public Volume crop(Volume volume) {
        GridSize whole = volume.geometry().size();
        if (whole.equals(size)) {
            return volume;
        }
        double[] values = new double[size.voxels()];
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                System.arraycopy(volume.values(), whole.index(i, j + y, k + z), values, size.index(0, y, z), size.x());
            }
        }
        return new Volume(geometry(volume.geometry()), values, volume.type());
    }

    /** The voxels of this box. */
    public Mask crop(Mask mask) {
        GridSize whole = mask.geometry().size();
        if (whole.equals(size)) {
            return mask;
        }
        boolean[] inside = new boolean[size.voxels()];
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                System.arraycopy(mask.inside(), whole.index(i, j + y, k + z), inside, size.index(0, y, z), size.x());
            }
        }
        return new Mask(geometry(mask.geometry()), inside);
    }
}
