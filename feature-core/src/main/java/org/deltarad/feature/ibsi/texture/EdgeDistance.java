package org.deltarad.feature.ibsi.texture;

import org.deltarad.volume.GridSize;

/**
 * Distance to the edge of the morphological mask in steps to adjacent voxels (IBSI 3.9): how often the mask can be eroded,
 * 4-connected in slices or 6-connected, before the voxel is gone.
 */
final class EdgeDistance {
    private EdgeDistance() {}

    /**
     * Distances, 1 at the edge and 0 outside.
     *
     * @param inside flags of a box that holds the whole mask, x fastest
     * @param volume whether the slices above and below count
     */
    static int[] of(boolean[] inside, GridSize size, boolean volume) {
        int[] distance = new int[inside.length];
        sweep(distance, inside, size, volume, false);
        sweep(distance, inside, size, volume, true);
        return distance;
    }

    /** The least of the neighbours before, plus one; then the same from the other end. */
    private static void sweep(int[] distance, boolean[] inside, GridSize size, boolean volume, boolean back) {
        int sign = back ? -1 : 1;
        int plane = size.x() * size.y();
        for (int m = 0; m < inside.length; m++) {
            int n = back ? inside.length - 1 - m : m;
            if (inside[n]) {
                int x = back ? size.x() - 1 - n % size.x() : n % size.x();
                int y = n / size.x() % size.y();
                y = back ? size.y() - 1 - y : y;
                int z = back ? size.z() - 1 - n / plane : n / plane;
                int least = x == 0 ? 0 : distance[n - sign];
                least = Math.min(least, y == 0 ? 0 : distance[n - sign * size.x()]);
                if (volume) {
                    least = Math.min(least, z == 0 ? 0 : distance[n - sign * plane]);
                }
                distance[n] = back ? Math.min(distance[n], least + 1) : least + 1;
            }
        }
    }
}
