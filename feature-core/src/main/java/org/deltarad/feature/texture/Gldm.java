package org.deltarad.feature.texture;

/** Grey level dependence features (PyRadiomics {@code gldm}). */
public final class Gldm {
    private final LevelSizeMatrix matrix;
    private final int voxels;

    /** @param alpha a neighbour depends on a voxel when their levels differ by no more ({@code gldm_a}) */
    public Gldm(PaddedRegion region, Neighbourhood neighbourhood, int alpha) {
        int[] steps = region.steps(Offset.halfOf(neighbourhood, region.size()));
        this.voxels = region.voxels().length;
        this.matrix = matrix(region, alpha == 0 ? equals(region, steps) : within(region, steps, alpha));
    }

    /**
     * The value of a feature.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code DependenceVariance}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return switch (feature) {
            case "DependenceEntropy" -> matrix.entropy();
            case "DependenceNonUniformity" -> matrix.sizeNonUniformity();
            case "DependenceNonUniformityNormalized" -> matrix.sizeNonUniformityNormalised();
            case "DependenceVariance" -> matrix.sizeVariance();
            case "GrayLevelNonUniformity" -> matrix.levelNonUniformity();
            case "DependencePercentage" -> matrix.total() / voxels;
            case "GrayLevelNonUniformityNormalized" -> matrix.levelNonUniformityNormalised();
            case "GrayLevelVariance" -> matrix.levelVariance();
            case "HighGrayLevelEmphasis" -> matrix.highLevelEmphasis();
            case "LargeDependenceEmphasis" -> matrix.largeEmphasis();
            case "LargeDependenceHighGrayLevelEmphasis" -> matrix.largeHighEmphasis();
            case "LargeDependenceLowGrayLevelEmphasis" -> matrix.largeLowEmphasis();
            case "LowGrayLevelEmphasis" -> matrix.lowLevelEmphasis();
            case "SmallDependenceEmphasis" -> matrix.smallEmphasis();
            case "SmallDependenceHighGrayLevelEmphasis" -> matrix.smallHighEmphasis();
            case "SmallDependenceLowGrayLevelEmphasis" -> matrix.smallLowEmphasis();
            default -> throw new IllegalArgumentException("no GLDM feature " + feature);
        };
    }

    /** Voxels by rank of their grey level and number of neighbours of the same level. */
    private static int[][] equals(PaddedRegion region, int[] steps) {
        short[] ranks = region.ranks();
        int[][] counts = new int[region.greyLevels().length][steps.length + 1];
        for (int voxel : region.voxels()) {
            int rank = ranks[voxel];
            int dependents = 0;
            for (int step : steps) {
                dependents += ranks[voxel + step] == rank ? 1 : 0;
            }
            counts[rank - 1][dependents]++;
        }
        return counts;
    }

    private static int[][] within(PaddedRegion region, int[] steps, int alpha) {
        short[] ranks = region.ranks();
        int[] levels = region.levelOfRank(0);
        int[][] counts = new int[region.greyLevels().length][steps.length + 1];
        for (int voxel : region.voxels()) {
            int level = levels[ranks[voxel]];
            int dependents = 0;
            for (int step : steps) {
                int rank = ranks[voxel + step];
                dependents += rank > 0 && Math.abs(levels[rank] - level) <= alpha ? 1 : 0;
            }
            counts[ranks[voxel] - 1][dependents]++;
        }
        return counts;
    }

    private static LevelSizeMatrix matrix(PaddedRegion region, int[][] counts) {
        LevelSizeMatrix.Cells cells = new LevelSizeMatrix.Cells();
        for (int r = 0; r < counts.length; r++) {
            for (int dependents = 0; dependents < counts[r].length; dependents++) {
                if (counts[r][dependents] > 0) {
                    cells.add(r + 1, dependents + 1, counts[r][dependents]);
                }
            }
        }
        return cells.matrix(region.greyLevels());
    }
}
