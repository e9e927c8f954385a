package org.deltarad.feature.ibsi.texture;

import java.util.Arrays;
import java.util.List;
import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.volume.GridSize;

/**
 * Neighbourhood grey tone differences at Chebyshev distance 1 (IBSI 3.10, IPET). Voxels without a neighbour in the ROI do
 * not count.
 */
final class ToneDifference {
    /** Tags in the order of {@link #features}, without family and aggregation. */
    static final List<String> TAGS = List.of("coarseness", "contrast", "busyness", "complexity", "strength");

    /** The largest coarseness, of regions in which no voxel differs from its neighbours. */
    private static final double MAXIMAL_COARSENESS = 1e6;

    private final long[] counts;
    private final double[] differences;

    private ToneDifference(int levels) {
        this.counts = new long[levels + 1];
        this.differences = new double[levels + 1];
    }

    static ToneDifference of(GreyLevels region, Slices slices) {
        GridSize size = region.size();
        int[] levels = region.levels();
        int offset = slices.from(size);
        long[] sums = new long[slices.to(size) - offset];
        int[] neighbours = new int[sums.length];
        for (Direction direction : slices.directions()) {
            direction.forEachPair(size, slices, (a, b) -> {
                if (levels[a] > 0 && levels[b] > 0) {
                    sums[a - offset] += levels[b];
                    sums[b - offset] += levels[a];
                    neighbours[a - offset]++;
                    neighbours[b - offset]++;
                }
            });
        }
        ToneDifference matrix = new ToneDifference(region.maximum());
        for (int n = 0; n < sums.length; n++) {
            if (neighbours[n] > 0) {
                int level = levels[n + offset];
                matrix.counts[level]++;
                matrix.differences[level] += Math.abs(level - (double) sums[n] / neighbours[n]);
            }
        }
        return matrix;
    }

    /** Merges with other slices. */
    void addAll(ToneDifference other) {
        for (int level = 1; level < counts.length; level++) {
            counts[level] += other.counts[level];
            differences[level] += other.differences[level];
        }
    }

    boolean isEmpty() {
        for (long count : counts) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    /** The features in the order of the tags; all NaN when no voxel has a neighbour. */
    double[] features() {
        if (isEmpty()) {
            double[] none = new double[TAGS.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        int present = 0;
        double voxels = 0;
        double total = 0;
        for (int level = 1; level < counts.length; level++) {
            present += counts[level] > 0 ? 1 : 0;
            voxels += counts[level];
            total += differences[level];
        }
        double[] i = new double[present];
        double[] p = new double[present];
        double[] s = new double[present];
        double weighted = 0;
        for (int level = 1, n = 0; level < counts.length; level++) {
            if (counts[level] > 0) {
                i[n] = level;
                p[n] = counts[level] / voxels;
                s[n] = differences[level];
                weighted += p[n] * s[n];
                n++;
            }
        }
        double spread = 0;
        double change = 0;
        double complexity = 0;
        double strength = 0;
        for (int a = 0; a < present; a++) {
            for (int b = 0; b < a; b++) {
                double d = i[a] - i[b];
                spread += 2 * p[a] * p[b] * d * d;
                change += 2 * Math.abs(i[a] * p[a] - i[b] * p[b]);
                complexity += 2 * d * (p[a] * s[a] + p[b] * s[b]) / (p[a] + p[b]);
                strength += 2 * (p[a] + p[b]) * d * d;
            }
        }
        double pairs = (double) present * (present - 1);
        return new double[] {
            weighted == 0 ? MAXIMAL_COARSENESS : Math.min(MAXIMAL_COARSENESS, 1 / weighted),
            pairs == 0 ? 0 : spread / pairs * (total / voxels),
            change == 0 ? 0 : weighted / change,
            complexity / voxels,
            total == 0 ? 0 : strength / total
        };
    }
}
