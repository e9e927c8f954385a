package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import org.deltarad.volume.GridSize;

/** The vertices of the mesh: halfway between adjacent voxels of which one is inside. */
final class MeshVertices {
    private MeshVertices() {}

    /**
     * The vertices that can be corners of the convex hull: of those on a line along x, the first and the last.
     *
     * @param inside flags of a box, x fastest
     * @return x, y, z in half voxels from the centre of the first voxel, one vertex after another
     */
    static int[] extremes(boolean[] inside, GridSize size) {
        int width = 2 * size.y() + 1;
        int[] first = new int[width * (2 * size.z() + 1)];
        int[] last = new int[first.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        Arrays.fill(last, Integer.MIN_VALUE);
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    if (inside[n]) {
                        int line = (2 * k + 1) * width + 2 * j + 1;
                        // The faces that look along x, then those along y and z of the same voxel.
                        widen(first, last, line, 2 * i - 1);
                        widen(first, last, line, 2 * i + 1);
                        for (int side = -1; side <= 1; side += 2) {
                            widen(first, last, line + side, 2 * i);
                            widen(first, last, line + side * width, 2 * i);
                        }
                    }
                }
            }
        }
        return points(first, last, width);
    }

    private static void widen(int[] first, int[] last, int line, int x) {
        first[line] = Math.min(first[line], x);
        last[line] = Math.max(last[line], x);
    }

    private static int[] points(int[] first, int[] last, int width) {
        int[] points = new int[6 * first.length];
        int used = 0;
        for (int line = 0; line < first.length; line++) {
            for (int end = 0; end < 2; end++) {
                if (end == 0 ? first[line] <= last[line] : first[line] < last[line]) {
                    points[used++] = end == 0 ? first[line] : last[line];
                    points[used++] = line % width - 1;
                    points[used++] = line / width - 1;
                }
            }
        }
        return Arrays.copyOf(points, used);
    }
}
