package org.deltarad.feature.texture;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.feature.region.DiscretisedRegion;

/**
 * Grey level co-occurrence features (PyRadiomics {@code glcm}): computed per direction and averaged, or on the weighted
 * sum of all directions when a norm is given.
 */
public final class Glcm {
    private final List<Cooccurrence> matrices;

    /**
     * @param symmetrical count each pair in both orders ({@code symmetricalGLCM})
     * @param norm        weighting, or null to average over directions
     */
    public Glcm(DiscretisedRegion region, Neighbourhood neighbourhood, boolean symmetrical, WeightingNorm norm) {
        List<Offset> offsets = Offset.halfOf(neighbourhood, region.size());
        this.matrices = norm == null
                ? perDirection(region, offsets, symmetrical)
                : List.of(weightedSum(region, offsets, symmetrical, norm));
    }

    /**
     * The value of a feature; directions without any pair of voxels are left out, NaN when none has one.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code Autocorrelation}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return DirectionMean.of(matrices, m -> m.value(feature));
    }

    private static List<Cooccurrence> perDirection(
            DiscretisedRegion region, List<Offset> offsets, boolean symmetrical) {
        List<Cooccurrence> matrices = new ArrayList<>();
        for (Offset offset : offsets) {
            double[][] counts = count(region, offset, symmetrical);
            if (offsets.size() == 1 || isFilled(counts)) {
                matrices.add(new Cooccurrence(counts, region.greyLevels()));
            }
        }
        return matrices;
    }

    private static Cooccurrence weightedSum(
            DiscretisedRegion region, List<Offset> offsets, boolean symmetrical, WeightingNorm norm) {
        int n = region.greyLevels().length;
        double[][] total = new double[n][n];
        for (Offset offset : offsets) {
            double weight = norm.cooccurrenceWeight(offset, region.spacing());
            double[][] counts = count(region, offset, symmetrical);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    total[a][b] += weight * counts[a][b];
                }
            }
        }
        return new Cooccurrence(total, region.greyLevels());
    }

    private static double[][] count(DiscretisedRegion region, Offset offset, boolean symmetrical) {
        int[] ranks = region.ranks();
        int n = region.greyLevels().length;
        int width = n + 1;
        int[] pairs = new int[width * width];
        offset.forEachPair(region.size(), (voxel, neighbour) -> pairs[ranks[voxel] * width + ranks[neighbour]]++);
        double[][] counts = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                counts[a][b] = pairs[(a + 1) * width + b + 1];
                if (symmetrical) {
                    counts[a][b] += pairs[(b + 1) * width + a + 1];
                }
            }
        }
        return counts;
    }

    private static boolean isFilled(double[][] counts) {
        for (double[] row : counts) {
            for (double v : row) {
                if (v > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
