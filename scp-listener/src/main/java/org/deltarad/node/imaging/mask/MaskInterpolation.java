package org.deltarad.node.imaging.mask;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** A mask on another grid: trilinear interpolation of 0 and 1 between voxel centres, 0 beyond the mask, inside from 0.5 on. */
final class MaskInterpolation {
    /** Weights that sum up to half but for rounding are half. */
    private static final double HALF = 0.5 - 1e-9;

    private final Geometry grid;
    private final boolean[][] slices;

    /**
     * @param grid   of the mask
     * @param slices the pixels of each slice, rows one after the other; null for an empty one
     */
    MaskInterpolation(Geometry grid, boolean[][] slices) {
        this.grid = grid;
        this.slices = slices;
    }

    Mask onto(Geometry target) {
        boolean[] inside = new boolean[target.size().voxels()];
        int[][] range = range(target);
        Vector3 step = index(target, 1, 0, 0).minus(index(target, 0, 0, 0));
        for (int k = range[2][0]; k <= range[2][1]; k++) {
            for (int j = range[1][0]; j <= range[1][1]; j++) {
                Vector3 start = index(target, 0, j, k);
                int row = target.size().index(0, j, k);
                for (int i = range[0][0]; i <= range[0][1]; i++) {
                    inside[row + i] =
                            value(start.x() + i * step.x(), start.y() + i * step.y(), start.z() + i * step.z()) >= HALF;
                }
            }
        }
        return new Mask(target, inside);
    }

    private Vector3 index(Geometry target, int i, int j, int k) {
        return grid.toIndex(target.toPatient(i, j, k));
    }

    /** First and last index of the target along each axis that may be inside: what the box around the mask spans. */
    private int[][] range(Geometry target) {
        int[][] box = box();
        int[][] range = new int[3][];
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int corner = 0; corner < 8; corner++) {
                double i = (corner & 1) == 0 ? box[0][0] - 1 : box[0][1] + 1;
                double j = (corner & 2) == 0 ? box[1][0] - 1 : box[1][1] + 1;
                double k = (corner & 4) == 0 ? box[2][0] - 1 : box[2][1] + 1;
                double c = target.toIndex(grid.toPatient(i, j, k)).along(axis);
                low = Math.min(low, c);
                high = Math.max(high, c);
            }
            range[axis] = new int[] {
                (int) Math.max(0, Math.floor(low)), (int) Math.min(target.size().along(axis) - 1, Math.ceil(high))
            };
        }
        return range;
    }

    /** First and last index inside along each axis. */
    private int[][] box() {
        GridSize size = grid.size();
        int[][] box = {{size.x(), -1}, {size.y(), -1}, {size.z(), -1}};
        for (int k = 0; k < slices.length; k++) {
            boolean[] slice = slices[k];
            for (int n = 0; slice != null && n < slice.length; n++) {
                if (slice[n]) {
                    widen(box[0], n % size.x());
                    widen(box[1], n / size.x());
                    widen(box[2], k);
                }
            }
        }
        return box;
    }

    private static void widen(int[] range, int index) {
        range[0] = Math.min(range[0], index);
        range[1] = Math.max(range[1], index);
    }

    private double value(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double value = 0;
        for (int corner = 0; corner < 8; corner++) {
            int a = corner & 1;
            int b = corner >> 1 & 1;
            int c = corner >> 2;
            if (at(i + a, j + b, k + c)) {
                value += (a == 0 ? i + 1 - x : x - i) * (b == 0 ? j + 1 - y : y - j) * (c == 0 ? k + 1 - z : z - k);
            }
        }
        return value;
    }

    private boolean at(int i, int j, int k) {
        GridSize size = grid.size();
        return i >= 0
                && j >= 0
                && k >= 0
                && i < size.x()
                && j < size.y()
                && k < size.z()
                && slices[k] != null
                && slices[k][j * size.x() + i];
    }
}
