package org.deltarad.feature.texture;

import java.util.Arrays;
import org.deltarad.feature.region.DiscretisedRegion;

/** Grey level size zone features (PyRadiomics {@code glszm}). */
public final class Glszm {
    private final LevelSizeMatrix matrix;

    /** @param neighbourhood its plane counts, its distances do not: zones grow from voxel to adjacent voxel */
    public Glszm(DiscretisedRegion region, Neighbourhood neighbourhood) {
        long[] zones = new long[region.voxels()];
        int[] found = {0};
        Zones.forEach(
                region.ranks(),
                region.size(),
                neighbourhood,
                (rank, voxels) -> zones[found[0]++] = (long) rank << Integer.SIZE | voxels);
        this.matrix = matrix(zones, found[0], region.greyLevels());
    }

    /**
     * The value of a feature.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code ZonePercentage}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return switch (feature) {
            case "GrayLevelNonUniformity" -> matrix.levelNonUniformity();
            case "GrayLevelNonUniformityNormalized" -> matrix.levelNonUniformityNormalised();
            case "GrayLevelVariance" -> matrix.levelVariance();
            case "HighGrayLevelZoneEmphasis" -> matrix.highLevelEmphasis();
            case "LargeAreaEmphasis" -> matrix.largeEmphasis();
            case "LargeAreaHighGrayLevelEmphasis" -> matrix.largeHighEmphasis();
            case "LargeAreaLowGrayLevelEmphasis" -> matrix.largeLowEmphasis();
            case "LowGrayLevelZoneEmphasis" -> matrix.lowLevelEmphasis();
            case "SizeZoneNonUniformity" -> matrix.sizeNonUniformity();
            case "SizeZoneNonUniformityNormalized" -> matrix.sizeNonUniformityNormalised();
            case "SmallAreaEmphasis" -> matrix.smallEmphasis();
            case "SmallAreaHighGrayLevelEmphasis" -> matrix.smallHighEmphasis();
            case "SmallAreaLowGrayLevelEmphasis" -> matrix.smallLowEmphasis();
            case "ZoneEntropy" -> matrix.entropy();
            case "ZonePercentage" -> matrix.percentage();
            case "ZoneVariance" -> matrix.sizeVariance();
            default -> throw new IllegalArgumentException("no GLSZM feature " + feature);
        };
    }

    /** @param zones rank in the upper half, number of voxels in the lower half of each */
    private static LevelSizeMatrix matrix(long[] zones, int count, int[] greyLevels) {
        Arrays.sort(zones, 0, count);
        LevelSizeMatrix.Cells cells = new LevelSizeMatrix.Cells();
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            while (to < count && zones[to] == zones[from]) {
                to++;
            }
            cells.add((int) (zones[from] >>> Integer.SIZE), (int) zones[from], to - from);
        }
        return cells.matrix(greyLevels);
    }
}
