package org.deltarad.feature.texture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.deltarad.volume.GridSize;

/**
 * Grey level run length features (PyRadiomics {@code glrlm}): computed per direction and averaged, or on the weighted sum
 * of all directions when a norm is given.
 */
public final class Glrlm {
    private final List<LevelSizeMatrix> matrices;

    /**
     * @param neighbourhood its plane counts, its distances do not: runs step from voxel to adjacent voxel
     * @param norm          weighting, or null to average over directions
     */
    public Glrlm(PaddedRegion region, Neighbourhood neighbourhood, WeightingNorm norm) {
        List<Offset> offsets = Offset.halfOf(neighbourhood.adjacent(), region.size());
        this.matrices = norm == null ? perDirection(region, offsets) : List.of(weightedSum(region, offsets, norm));
    }

    /**
     * The value of a feature; directions in which no line holds two voxels are left out, NaN when all are.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code RunEntropy}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return DirectionMean.of(matrices, formula(feature));
    }

    private static ToDoubleFunction<LevelSizeMatrix> formula(String feature) {
        return switch (feature) {
            case "GrayLevelNonUniformity" -> LevelSizeMatrix::levelNonUniformity;
            case "GrayLevelNonUniformityNormalized" -> LevelSizeMatrix::levelNonUniformityNormalised;
            case "GrayLevelVariance" -> LevelSizeMatrix::levelVariance;
            case "HighGrayLevelRunEmphasis" -> LevelSizeMatrix::highLevelEmphasis;
            case "LongRunEmphasis" -> LevelSizeMatrix::largeEmphasis;
            case "LongRunHighGrayLevelEmphasis" -> LevelSizeMatrix::largeHighEmphasis;
            case "LongRunLowGrayLevelEmphasis" -> LevelSizeMatrix::largeLowEmphasis;
            case "LowGrayLevelRunEmphasis" -> LevelSizeMatrix::lowLevelEmphasis;
            case "RunEntropy" -> LevelSizeMatrix::entropy;
            case "RunLengthNonUniformity" -> LevelSizeMatrix::sizeNonUniformity;
            case "RunLengthNonUniformityNormalized" -> LevelSizeMatrix::sizeNonUniformityNormalised;
            case "RunPercentage" -> LevelSizeMatrix::percentage;
            case "RunVariance" -> LevelSizeMatrix::sizeVariance;
            case "ShortRunEmphasis" -> LevelSizeMatrix::smallEmphasis;
            case "ShortRunHighGrayLevelEmphasis" -> LevelSizeMatrix::smallHighEmphasis;
            case "ShortRunLowGrayLevelEmphasis" -> LevelSizeMatrix::smallLowEmphasis;
            default -> throw new IllegalArgumentException("no GLRLM feature " + feature);
        };
    }

    private static List<LevelSizeMatrix> perDirection(PaddedRegion region, List<Offset> offsets) {
        List<LevelSizeMatrix> matrices = new ArrayList<>(offsets.size());
        for (Offset offset : offsets) {
            if (RunLines.hasLineOfTwo(region, offset)) {
                double[][] runs = emptyRuns(region);
                addRuns(region, offset, 1, runs);
                matrices.add(matrix(runs, region.greyLevels()));
            }
        }
        return matrices;
    }

    private static LevelSizeMatrix weightedSum(PaddedRegion region, List<Offset> offsets, WeightingNorm norm) {
        double[][] runs = emptyRuns(region);
        for (Offset offset : offsets) {
            if (RunLines.hasLineOfTwo(region, offset)) {
                addRuns(region, offset, norm.length(offset, region.spacing()), runs);
            }
        }
        return matrix(runs, region.greyLevels());
    }

    private static double[][] emptyRuns(PaddedRegion region) {
        GridSize size = region.size();
        int longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        return new double[region.greyLevels().length][longest + 1];
    }

    private static LevelSizeMatrix matrix(double[][] runs, int[] greyLevels) {
        LevelSizeMatrix.Cells cells = new LevelSizeMatrix.Cells();
        for (int r = 0; r < runs.length; r++) {
            for (int length = 1; length < runs[r].length; length++) {
                if (runs[r][length] > 0) {
                    cells.add(r + 1, length, runs[r][length]);
                }
            }
        }
        return cells.matrix(greyLevels);
    }

    /** Adds {@code weight} to {@code runs[rank - 1][length]} for each run along the offset. */
    private static void addRuns(PaddedRegion region, Offset offset, double weight, double[][] runs) {
        short[] ranks = region.ranks();
        int step = region.step(offset);
        for (int voxel : region.voxels()) {
            int rank = ranks[voxel];
            if (ranks[voxel - step] != rank) {
                int length = 1;
                for (int next = voxel + step; ranks[next] == rank; next += step) {
                    length++;
                }
                runs[rank - 1][length] += weight;
            }
        }
    }
}
