package org.deltarad.feature.texture;

import java.util.Arrays;

/** Grey level size zone features (PyRadiomics {@code glszm}). */
public final class Glszm {
    private final LevelSizeMatrix matrix;

    /** @param neighbourhood its plane counts, its distances do not: zones grow from voxel to adjacent voxel */
    public Glszm(PaddedRegion region, Neighbourhood neighbourhood) {
        ZoneCounts counts = new ZoneCounts(region.greyLevels().length);
        Zones.forEach(region, neighbourhood, counts::add);
        this.matrix = counts.cells().matrix(region.greyLevels());
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

    /** How often each rank and size occurs: a table for small zones, a list for the few large ones. */
    private static final class ZoneCounts {
        private static final int SMALL = 128;

        private final int[][] small;
        private long[] large = new long[64];
        private int largeUsed;

        ZoneCounts(int levels) {
            this.small = new int[levels][SMALL];
        }

        void add(int rank, int voxels) {
            if (voxels < SMALL) {
                small[rank - 1][voxels]++;
                return;
            }
            if (largeUsed == large.length) {
                large = Arrays.copyOf(large, 2 * largeUsed);
            }
            large[largeUsed++] = (long) rank << Integer.SIZE | voxels;
        }

        LevelSizeMatrix.Cells cells() {
            LevelSizeMatrix.Cells cells = new LevelSizeMatrix.Cells();
            for (int r = 0; r < small.length; r++) {
                for (int voxels = 1; voxels < SMALL; voxels++) {
                    if (small[r][voxels] > 0) {
                        cells.add(r + 1, voxels, small[r][voxels]);
                    }
                }
            }
            Arrays.sort(large, 0, largeUsed);
            for (int from = 0, to; from < largeUsed; from = to) {
                to = from + 1;
                while (to < largeUsed && large[to] == large[from]) {
                    to++;
                }
                cells.add((int) (large[from] >>> Integer.SIZE), (int) large[from], to - from);
            }
            return cells;
        }
    }
}
