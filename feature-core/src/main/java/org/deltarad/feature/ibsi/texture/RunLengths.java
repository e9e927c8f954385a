package org.deltarad.feature.ibsi.texture;

import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.volume.GridSize;

/** Grey level run lengths (IBSI 3.7, TP0I). */
final class RunLengths {
    private RunLengths() {}

    /** Counts the runs in a direction by grey level and length. */
    static CellCounts matrix(GreyLevels region, Direction direction, Slices slices) {
        GridSize size = region.size();
        int[] levels = region.levels();
        int offset = slices.from(size);
        int[] lengths = new int[slices.to(size) - offset];
        // A step forward rises in the array: when a voxel is visited, the run that ends in it is complete. A length of
        // -1 marks a voxel whose run goes on.
        direction.forEachPair(size, slices, (voxel, next) -> {
            if (levels[voxel] > 0 && levels[voxel] == levels[next]) {
                lengths[next - offset] = lengths[voxel - offset] + 1;
                lengths[voxel - offset] = -1;
            }
        });
        CellCounts counts = new CellCounts();
        for (int n = 0; n < lengths.length; n++) {
            if (levels[n + offset] > 0 && lengths[n] >= 0) {
                counts.add(levels[n + offset], lengths[n] + 1, 1);
            }
        }
        return counts;
    }

    /** The features of a matrix, in the order of {@link LevelSizeFeatures#RUNS}. */
    static double[] features(CellCounts matrix) {
        double[] voxels = new double[1];
        matrix.forEach((level, length, n) -> voxels[0] += (double) n * length);
        return LevelSizeFeatures.of(matrix, voxels[0]);
    }
}
