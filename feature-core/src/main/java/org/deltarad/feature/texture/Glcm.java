package org.deltarad.feature.texture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.deltarad.volume.GridSize;

/**
 * Grey level co-occurrence features (PyRadiomics {@code glcm}): computed per direction and averaged, or on the weighted
 * sum of all directions when a norm is given.
 */
public final class Glcm {
    private final List<Cooccurrence> matrices;
    private final boolean flat;
    private final BitSet filled = new BitSet();

    /**
     * @param symmetrical count each pair in both orders ({@code symmetricalGLCM})
     * @param norm        weighting, or null to average over directions
     */
    public Glcm(PaddedRegion region, Neighbourhood neighbourhood, boolean symmetrical, WeightingNorm norm) {
        this(region, neighbourhood, region.size(), symmetrical, norm);
    }

    /**
     * Of part of a larger region.
     *
     * @param whole the larger region, whose size decides which directions there are
     */
    public Glcm(
            PaddedRegion region, Neighbourhood neighbourhood, GridSize whole, boolean symmetrical, WeightingNorm norm) {
        List<Offset> offsets = Offset.halfOf(neighbourhood, whole);
        this.flat = region.flat();
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
        if (flat && feature.equals("MCC")) {
            return matrices.stream().anyMatch(Cooccurrence::isEmpty) ? Double.NaN : 1;
        }
        return DirectionMean.of(matrices, m -> m.value(feature));
    }

    /** The directions in which there is a pair of voxels, by their number; with a norm, 0 stands for all. */
    public BitSet filledDirections() {
        return filled;
    }

    private List<Cooccurrence> perDirection(PaddedRegion region, List<Offset> offsets, boolean symmetrical) {
        List<Cooccurrence> matrices = new ArrayList<>(offsets.size());
        for (int n = 0; n < offsets.size(); n++) {
            double[] counts = new double[region.greyLevels().length * region.greyLevels().length];
            boolean hasPairs = count(region, offsets.get(n), symmetrical, 1, counts);
            filled.set(n, hasPairs);
            if (hasPairs || offsets.size() == 1) {
                matrices.add(new Cooccurrence(counts, region, symmetrical));
            }
        }
        return matrices;
    }

    private Cooccurrence weightedSum(
            PaddedRegion region, List<Offset> offsets, boolean symmetrical, WeightingNorm norm) {
        double[] total = new double[region.greyLevels().length * region.greyLevels().length];
        for (Offset offset : offsets) {
            if (count(region, offset, symmetrical, norm.cooccurrenceWeight(offset, region.spacing()), total)) {
                filled.set(0);
            }
        }
        return new Cooccurrence(total, region, symmetrical);
    }

    /** Adds the weighted counts of pairs to a square matrix, row by row; false when there are none. */
    private static boolean count(
            PaddedRegion region, Offset offset, boolean symmetrical, double weight, double[] matrix) {
        int n = region.greyLevels().length;
        int[] pairs = pairs(region, offset);
        boolean filled = false;
        for (int a = 0; a < n; a++) {
            int row = (a + 1) * (n + 1) + 1;
            for (int b = 0; b < n; b++) {
                int count = pairs[row + b] + (symmetrical ? pairs[(b + 1) * (n + 1) + a + 1] : 0);
                if (count > 0) {
                    matrix[a * n + b] += weight * count;
                    filled = true;
                }
            }
        }
        return filled;
    }

    /** Counts of pairs of ranks, rank 0 (outside) among them, so that counting needs no condition. */
    private static int[] pairs(PaddedRegion region, Offset offset) {
        int width = region.greyLevels().length + 1;
        int[] pairs = new int[width * width];
        short[] ranks = region.ranks();
        int step = region.step(offset);
        for (int voxel : region.voxels()) {
            pairs[ranks[voxel] * width + ranks[voxel + step]]++;
        }
        return pairs;
    }
}
