package org.deltarad.image;

import java.util.Arrays;
import java.util.Optional;
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

    /** The smallest box around the voxels inside a mask; empty when no voxel is inside. */
    public static Optional<GridBox> around(Mask mask) {
        GridSize size = mask.geometry().size();
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {-1, -1, -1};
        boolean[] emptyRow = new boolean[size.x()];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int from = size.index(0, j, k);
                int first = Arrays.mismatch(mask.inside(), from, from + size.x(), emptyRow, 0, size.x());
                if (first >= 0) {
                    stretch(low, high, first, j, k);
                    int last = size.x() - 1;
                    while (!mask.inside()[from + last]) {
                        last--;
                    }
                    stretch(low, high, last, j, k);
                }
            }
        }
        if (high[0] < 0) {
            return Optional.empty();
        }
        return Optional.of(new GridBox(
                low[0],
                low[1],
                low[2],
                new GridSize(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1)));
    }

    private static void stretch(int[] low, int[] high, int i, int j, int k) {
        low[0] = Math.min(low[0], i);
        low[1] = Math.min(low[1], j);
        low[2] = Math.min(low[2], k);
        high[0] = Math.max(high[0], i);
        high[1] = Math.max(high[1], j);
        high[2] = Math.max(high[2], k);
    }

    /** First voxel along an axis: 0 for x, 1 for y, 2 for z. */
    public int start(int axis) {
        return axis == 0 ? i : axis == 1 ? j : k;
    }

    /** Voxels along an axis: 0 for x, 1 for y, 2 for z. */
    public int length(int axis) {
        return size.along(axis);
    }

    /** Number of axes along which the box is longer than one voxel: 0 for a point, 3 for a volume. */
    public int dimensions() {
        return (size.x() > 1 ? 1 : 0) + (size.y() > 1 ? 1 : 0) + (size.z() > 1 ? 1 : 0);
    }

    /** Whether the box lies within a grid. */
    public boolean within(GridSize grid) {
        return i + size.x() <= grid.x() && j + size.y() <= grid.y() && k + size.z() <= grid.z();
    }

    /** The box widened by {@code margin} voxels on each side, as far as the grid goes. */
    public GridBox widened(int margin, GridSize grid) {
        return widened(margin, margin, margin, grid);
    }

    /** The box widened by voxels on each side along x, y and z, as far as the grid goes. */
    public GridBox widened(int x, int y, int z, GridSize grid) {
        int i0 = Math.max(0, i - x);
        int j0 = Math.max(0, j - y);
        int k0 = Math.max(0, k - z);
        return new GridBox(
                i0,
                j0,
                k0,
                new GridSize(
                        Math.min(grid.x(), i + size.x() + x) - i0,
                        Math.min(grid.y(), j + size.y() + y) - j0,
                        Math.min(grid.z(), k + size.z() + z) - k0));
    }

    /** Number of voxels inside the mask within this box. */
    public int count(Mask mask) {
        int count = 0;
        for (int z = k; z < k + size.z(); z++) {
            for (int y = j; y < j + size.y(); y++) {
                int from = mask.geometry().size().index(i, y, z);
                for (int n = from; n < from + size.x(); n++) {
                    count += mask.inside()[n] ? 1 : 0;
                }
            }
        }
        return count;
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
        Geometry whole = volume.geometry();
        return whole.size().equals(size)
                ? volume
                : new Volume(geometry(whole), crop(volume.values(), whole.size()), volume.type());
    }

    /** The voxels of this box. */
    public Mask crop(Mask mask) {
        Geometry whole = mask.geometry();
        return whole.size().equals(size) ? mask : new Mask(geometry(whole), crop(mask.inside(), whole.size()));
    }

    /** A copy of the values of this box, x fastest, from those of a whole grid. */
    public double[] crop(double[] values, GridSize whole) {
        double[] cropped = new double[size.voxels()];
        eachRow(whole, (at, row) -> System.arraycopy(values, at, cropped, row, size.x()));
        return cropped;
    }

    /** A copy of the flags of this box, x fastest, from those of a whole grid. */
    public boolean[] crop(boolean[] inside, GridSize whole) {
        boolean[] cropped = new boolean[size.voxels()];
        eachRow(whole, (at, row) -> System.arraycopy(inside, at, cropped, row, size.x()));
        return cropped;
    }

    /**
     * A mask on a whole grid, with no voxel inside beyond this box.
     *
     * @param inside flags of the box, x fastest
     */
    public Mask spread(boolean[] inside, Geometry whole) {
        boolean[] spread = new boolean[whole.size().voxels()];
        eachRow(whole.size(), (at, row) -> System.arraycopy(inside, row, spread, at, size.x()));
        return new Mask(whole, spread);
    }

    /** Told where a row of the box starts in the whole grid and in the box. */
    private interface RowVisitor {
        void row(int inGrid, int inBox);
    }

    private void eachRow(GridSize whole, RowVisitor visitor) {
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                visitor.row(whole.index(i, j + y, k + z), size.index(0, y, z));
            }
        }
    }
}
