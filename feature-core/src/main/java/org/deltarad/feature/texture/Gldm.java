package org.deltarad.feature.texture;

import org.deltarad.feature.region.DiscretisedRegion;

/** Grey level dependence features (PyRadiomics {@code gldm}). */
public final class Gldm {
    private final LevelSizeMatrix matrix;

    /** @param alpha a neighbour depends on a voxel when their levels differ by no more ({@code gldm_a}) */
    public Gldm(DiscretisedRegion region, Neighbourhood neighbourhood, int alpha) {
        int[] levels = region.levels();
        int[] dependents = new int[levels.length];
        int neighbours = 0;
        for (Offset offset : Offset.halfOf(neighbourhood, region.size())) {
            neighbours += 2;
            offset.forEachPair(region.size(), (voxel, neighbour) -> {
                int a = levels[voxel];
                int b = levels[neighbour];
                if (a > 0 && b > 0 && Math.abs(a - b) <= alpha) {
                    dependents[voxel]++;
                    dependents[neighbour]++;
                }
            });
        }
        this.matrix = matrix(region, dependents, neighbours);
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

    private static LevelSizeMatrix matrix(DiscretisedRegion region, int[] dependents, int neighbours) {
        int[] ranks = region.ranks();
        int[][] counts = new int[region.greyLevels().length][neighbours + 1];
        for (int n = 0; n < ranks.length; n++) {
            if (ranks[n] > 0) {
                counts[ranks[n] - 1][dependents[n]]++;
            }
        }
        LevelSizeMatrix.Cells cells = new LevelSizeMatrix.Cells();
        for (int r = 0; r < counts.length; r++) {
            for (int dependent = 0; dependent <= neighbours; dependent++) {
                if (counts[r][dependent] > 0) {
                    cells.add(r + 1, dependent + 1, counts[r][dependent]);
                }
            }
        }
        return cells.matrix(region.greyLevels());
    }
}
