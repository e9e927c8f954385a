package org.deltarad.feature.ibsi.texture;

import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.volume.GridSize;

/** Neighbouring grey level dependences at Chebyshev distance 1 with coarseness 0 (IBSI 3.11, REK0). */
final class Dependences {
    private Dependences() {}

    /** Counts voxels by grey level and number of neighbours of that level, itself included. */
    static CellCounts matrix(GreyLevels region, Slices slices) {
        GridSize size = region.size();
        int[] levels = region.levels();
        int offset = slices.from(size);
        int[] alike = new int[slices.to(size) - offset];
        for (Direction direction : slices.directions()) {
            direction.forEachPair(size, slices, (a, b) -> {
                if (levels[a] > 0 && levels[a] == levels[b]) {
                    alike[a - offset]++;
                    alike[b - offset]++;
                }
            });
        }
        CellCounts counts = new CellCounts();
        for (int n = 0; n < alike.length; n++) {
            if (levels[n + offset] > 0) {
                counts.add(levels[n + offset], alike[n] + 1, 1);
            }
        }
        return counts;
    }

    /** The features of a matrix, in the order of {@link LevelSizeFeatures#DEPENDENCES}. */
    static double[] features(CellCounts matrix) {
        double[] voxels = new double[1];
        matrix.forEach((level, dependence, n) -> voxels[0] += n);
        return LevelSizeFeatures.of(matrix, voxels[0]);
    }
}
