package org.deltarad.feature.ibsi.texture;

import java.util.Arrays;
import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.volume.GridSize;

/**
 * Zones of one grey level, 8-connected in a slice or 26-connected in the volume, by size (IBSI 3.8, 9SAK) and by distance
 * (IBSI 3.9, VMDZ).
 */
final class ZoneMatrices {
    private final CellCounts sizes = new CellCounts();
    private final CellCounts distances = new CellCounts();
    private double voxels;

    /**
     * Finds the zones.
     *
     * @param distanceToEdge of each voxel, by {@link EdgeDistance}
     */
    static ZoneMatrices of(GreyLevels region, int[] distanceToEdge, Slices slices) {
        ZoneMatrices matrices = new ZoneMatrices();
        matrices.fill(region, distanceToEdge, slices);
        return matrices;
    }

    /** Merges with the zones of other slices. */
    void addAll(ZoneMatrices other) {
        sizes.addAll(other.sizes);
        distances.addAll(other.distances);
        voxels += other.voxels;
    }

    boolean isEmpty() {
        return sizes.isEmpty();
    }

    /** In the order of {@link LevelSizeFeatures#SIZE_ZONES}. */
    double[] sizeFeatures() {
        return LevelSizeFeatures.of(sizes, voxels);
    }

    /** In the order of {@link LevelSizeFeatures#DISTANCE_ZONES}. */
    double[] distanceFeatures() {
        return LevelSizeFeatures.of(distances, voxels);
    }

    private void fill(GreyLevels region, int[] distanceToEdge, Slices slices) {
        GridSize size = region.size();
        int from = slices.from(size);
        int to = slices.to(size);
        int[] open = Arrays.copyOfRange(region.levels(), from, to);
        int[] stack = new int[open.length];
        for (int seed = 0; seed < open.length; seed++) {
            int level = open[seed];
            if (level > 0) {
                int top = 0;
                int count = 0;
                int nearest = Integer.MAX_VALUE;
                open[seed] = 0;
                stack[top++] = seed;
                while (top > 0) {
                    int voxel = stack[--top];
                    count++;
                    nearest = Math.min(nearest, distanceToEdge[from + voxel]);
                    top = pushNeighbours(voxel, level, open, stack, top, size);
                }
                sizes.add(level, count, 1);
                distances.add(level, nearest, 1);
                voxels += count;
            }
        }
    }

    /** {@code open} holds whole slices, so what is above or below its first or last is outside. */
    private static int pushNeighbours(int voxel, int level, int[] open, int[] stack, int stackTop, GridSize size) {
        int top = stackTop;
        int plane = size.x() * size.y();
        int x = voxel % size.x();
        int y = voxel / size.x() % size.y();
        int z = voxel / plane;
        int lastZ = open.length / plane - 1;
        for (int k = Math.max(0, z - 1); k <= Math.min(lastZ, z + 1); k++) {
            for (int j = Math.max(0, y - 1); j <= Math.min(size.y() - 1, y + 1); j++) {
                int row = k * plane + j * size.x();
                for (int n = row + Math.max(0, x - 1); n <= row + Math.min(size.x() - 1, x + 1); n++) {
                    if (open[n] == level) {
                        open[n] = 0;
                        stack[top++] = n;
                    }
                }
            }
        }
        return top;
    }
}
