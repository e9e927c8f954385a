package org.deltarad.mask;

import java.util.Arrays;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;

/**
 * The surface of a region: its voxels of which at least one of the six neighbours by faces is outside, or beyond the grid.
 * That is the region without its erosion by the cross of seven voxels, as in MedPy and MONAI.
 */
final class Surface {
    private Surface() {}

    /** Which voxels are surface, x fastest. */
    static boolean[] of(Mask mask) {
        GridSize size = mask.geometry().size();
        boolean[] inside = mask.inside();
        boolean[] surface = new boolean[inside.length];
        int area = size.x() * size.y();
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    surface[n] = inside[n]
                            && !(i > 0
                                    && inside[n - 1]
                                    && i < size.x() - 1
                                    && inside[n + 1]
                                    && j > 0
                                    && inside[n - size.x()]
                                    && j < size.y() - 1
                                    && inside[n + size.x()]
                                    && k > 0
                                    && inside[n - area]
                                    && k < size.z() - 1
                                    && inside[n + area]);
                }
            }
        }
        return surface;
    }

    /** From each voxel of one surface to the nearest of the other, mm, ascending; both on one grid. */
    static double[] distances(boolean[] from, boolean[] to, Mask grid) {
        double[] squares = DistanceTransform.squared(
                to, grid.geometry().size(), grid.geometry().spacing());
        double[] distances = new double[from.length];
        int count = 0;
        for (int n = 0; n < from.length; n++) {
            if (from[n]) {
                distances[count++] = Math.sqrt(squares[n]);
            }
        }
        double[] ascending = Arrays.copyOf(distances, count);
        Arrays.sort(ascending);
        return ascending;
    }
}
