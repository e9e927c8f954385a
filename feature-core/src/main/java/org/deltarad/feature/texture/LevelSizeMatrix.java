package org.deltarad.feature.texture;

import java.util.Arrays;

/**
 * Counts of things that have a grey level and a size: runs and their length (GLRLM), zones and their number of voxels
 * (GLSZM), voxels and their number of dependent neighbours plus one (GLDM). The three classes share these formulas.
 */
final class LevelSizeMatrix {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[] level;
    private final double[] size;
    private final double[] count;
    private final double[] byLevel;
    private final int[] sizes;
    private final double[] bySize;
    private final int[] greyLevels;
    private final double total;

    private LevelSizeMatrix(Cells cells, int[] greyLevels) {
        this.greyLevels = greyLevels;
        this.level = new double[cells.used];
        this.size = new double[cells.used];
        this.count = new double[cells.used];
        this.byLevel = new double[greyLevels.length];
        this.sizes = cells.distinctSizes();
        this.bySize = new double[sizes.length];
        double all = 0;
        for (int n = 0; n < cells.used; n++) {
            level[n] = greyLevels[cells.rank[n] - 1];
            size[n] = cells.size[n];
            count[n] = cells.count[n];
            byLevel[cells.rank[n] - 1] += count[n];
            bySize[Arrays.binarySearch(sizes, cells.size[n])] += count[n];
            all += count[n];
        }
        this.total = all;
    }

    /** Number of things; 0 makes every feature NaN, but variance of sizes and entropy 0 (PyRadiomics {@code glrlm}). */
    double total() {
        return total;
    }

    /** Things per voxel. */
    double percentage() {
        double voxels = 0;
        for (int n = 0; n < count.length; n++) {
            voxels += count[n] * size[n];
        }
        return total / voxels;
    }

    double smallEmphasis() {
        double sum = 0;
        for (int s = 0; s < sizes.length; s++) {
            sum += bySize[s] / ((double) sizes[s] * sizes[s]);
        }
        return sum / total;
    }

    double largeEmphasis() {
        double sum = 0;
        for (int s = 0; s < sizes.length; s++) {
            sum += bySize[s] * ((double) sizes[s] * sizes[s]);
        }
        return sum / total;
    }

    double levelNonUniformity() {
        return sumOfSquares(byLevel) / total;
    }

    double levelNonUniformityNormalised() {
        return sumOfSquares(byLevel) / (total * total);
    }

    double sizeNonUniformity() {
        return sumOfSquares(bySize) / total;
    }

    double sizeNonUniformityNormalised() {
        return sumOfSquares(bySize) / (total * total);
    }

    double levelVariance() {
        double mean = 0;
        for (int r = 0; r < byLevel.length; r++) {
            mean += byLevel[r] / total * greyLevels[r];
        }
        double variance = 0;
        for (int r = 0; r < byLevel.length; r++) {
            variance += byLevel[r] / total * (greyLevels[r] - mean) * (greyLevels[r] - mean);
        }
        return variance;
    }

    double sizeVariance() {
        double mean = 0;
        for (int s = 0; s < sizes.length; s++) {
            mean += bySize[s] / total * sizes[s];
        }
        double variance = 0;
        for (int s = 0; s < sizes.length; s++) {
            variance += bySize[s] / total * (sizes[s] - mean) * (sizes[s] - mean);
        }
        return variance;
    }

    double entropy() {
        double sum = 0;
        for (double c : count) {
            double p = c / total;
            sum -= p * Math.log(p + EPSILON) / Math.log(2);
        }
        return sum;
    }

    double lowLevelEmphasis() {
        double sum = 0;
        for (int r = 0; r < byLevel.length; r++) {
            sum += byLevel[r] / ((double) greyLevels[r] * greyLevels[r]);
        }
        return sum / total;
    }

    double highLevelEmphasis() {
        double sum = 0;
        for (int r = 0; r < byLevel.length; r++) {
            sum += byLevel[r] * ((double) greyLevels[r] * greyLevels[r]);
        }
        return sum / total;
    }

    double smallLowEmphasis() {
        double sum = 0;
        for (int n = 0; n < count.length; n++) {
            sum += count[n] / (level[n] * level[n] * size[n] * size[n]);
        }
        return sum / total;
    }

    double smallHighEmphasis() {
        double sum = 0;
        for (int n = 0; n < count.length; n++) {
            sum += count[n] * level[n] * level[n] / (size[n] * size[n]);
        }
        return sum / total;
    }

    double largeLowEmphasis() {
        double sum = 0;
        for (int n = 0; n < count.length; n++) {
            sum += count[n] * size[n] * size[n] / (level[n] * level[n]);
        }
        return sum / total;
    }

    double largeHighEmphasis() {
        double sum = 0;
        for (int n = 0; n < count.length; n++) {
            sum += count[n] * size[n] * size[n] * level[n] * level[n];
        }
        return sum / total;
    }

    private static double sumOfSquares(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return sum;
    }

    /** Collects the cells of a matrix, each (rank, size) once. */
    static final class Cells {
        private int[] rank = new int[64];
        private int[] size = new int[64];
        private double[] count = new double[64];
        private int used;

        /** Add a cell: one-based rank of the grey level, size of at least 1, count above 0. */
        void add(int rankOfLevel, int sizeOfCell, double countOfCell) {
            if (used == rank.length) {
                rank = Arrays.copyOf(rank, 2 * used);
                size = Arrays.copyOf(size, 2 * used);
                count = Arrays.copyOf(count, 2 * used);
            }
            rank[used] = rankOfLevel;
            size[used] = sizeOfCell;
            count[used++] = countOfCell;
        }

        /** The sizes that occur, rising. */
        private int[] distinctSizes() {
            int[] sorted = Arrays.copyOf(size, used);
            Arrays.sort(sorted);
            int distinct = 0;
            for (int n = 0; n < used; n++) {
                if (n == 0 || sorted[n] != sorted[n - 1]) {
                    sorted[distinct++] = sorted[n];
                }
            }
            return Arrays.copyOf(sorted, distinct);
        }

        LevelSizeMatrix matrix(int[] greyLevels) {
            return new LevelSizeMatrix(this, greyLevels);
        }
    }
}
