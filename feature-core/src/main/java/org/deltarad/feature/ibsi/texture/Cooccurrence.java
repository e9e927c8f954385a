package org.deltarad.feature.ibsi.texture;

import java.util.Arrays;
import java.util.List;
import org.deltarad.feature.ibsi.process.GreyLevels;

/** Grey level co-occurrence: symmetric matrices at distance 1, and their features (IBSI 3.6, LFYI). */
final class Cooccurrence {
    /** Tags in the order of {@link #features}, without family and aggregation. */
    static final List<String> TAGS = List.of(
            "joint_max",
            "joint_avg",
            "joint_var",
            "joint_entr",
            "diff_avg",
            "diff_var",
            "diff_entr",
            "sum_avg",
            "sum_var",
            "sum_entr",
            "energy",
            "contrast",
            "dissimilarity",
            "inv_diff",
            "inv_diff_norm",
            "inv_diff_mom",
            "inv_diff_mom_norm",
            "inv_var",
            "corr",
            "auto_corr",
            "clust_tend",
            "clust_shade",
            "clust_prom",
            "info_corr1",
            "info_corr2");

    private static final double LN_2 = Math.log(2);

    private final int levels;
    private final double[] marginal;
    private final double[] difference;
    private final double[] sum;
    private double total;
    private double maximum;
    private double entropy;
    private double energy;
    private double product;
    private double crossEntropy;

    private Cooccurrence(CellCounts matrix, int levels) {
        this.levels = levels;
        this.marginal = new double[levels + 1];
        this.difference = new double[levels];
        this.sum = new double[2 * levels + 1];
        matrix.forEach((i, j, n) -> total += n);
        matrix.forEach((i, j, n) -> {
            double p = n / total;
            marginal[i] += p;
            difference[Math.abs(i - j)] += p;
            sum[i + j] += p;
            maximum = Math.max(maximum, p);
            entropy -= p * log2(p);
            energy += p * p;
            product += p * i * j;
        });
        matrix.forEach((i, j, n) -> crossEntropy -= n / total * log2(marginal[i] * marginal[j]));
    }

    /** Counts each pair of neighbours in a direction in both orders. */
    static CellCounts matrix(GreyLevels region, Direction direction, Slices slices) {
        int[] levels = region.levels();
        CellCounts counts = new CellCounts();
        direction.forEachPair(region.size(), slices, (voxel, neighbour) -> {
            if (levels[voxel] > 0 && levels[neighbour] > 0) {
                counts.add(levels[voxel], levels[neighbour], 1);
                counts.add(levels[neighbour], levels[voxel], 1);
            }
        });
        return counts;
    }

    /**
     * The features of a matrix, in the order of the tags; all NaN for an empty one. Where all pairs are of one level,
     * correlation is 1 and the information correlations are 0.
     *
     * @param levels the highest grey level of the ROI
     */
    static double[] features(CellCounts matrix, int levels) {
        if (matrix.isEmpty()) {
            double[] none = new double[TAGS.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        return new Cooccurrence(matrix, levels).values();
    }

    private static double log2(double p) {
        return Math.log(p) / LN_2;
    }

    private static double entropy(double[] distribution) {
        double bits = 0;
        for (double p : distribution) {
            bits -= p > 0 ? p * log2(p) : 0;
        }
        return bits;
    }

    /** Moment about a centre of a distribution over 0, 1, ... */
    private static double moment(double[] distribution, double centre, int order) {
        double moment = 0;
        for (int k = 0; k < distribution.length; k++) {
            if (distribution[k] > 0) {
                double power = k - centre;
                for (int n = 1; n < order; n++) {
                    power *= k - centre;
                }
                moment += distribution[k] * power;
            }
        }
        return moment;
    }

    private double[] values() {
        double mean = moment(marginal, 0, 1);
        double variance = moment(marginal, mean, 2);
        double differenceMean = moment(difference, 0, 1);
        double sumMean = moment(sum, 0, 1);
        double sumVariance = moment(sum, sumMean, 2);
        double level = entropy(marginal);
        double inverse = 0;
        double inverseNormal = 0;
        double inverseSquare = 0;
        double inverseSquareNormal = 0;
        double inverseVariance = 0;
        for (int k = 0; k < difference.length; k++) {
            double relative = (double) k / levels;
            inverse += difference[k] / (1 + k);
            inverseNormal += difference[k] / (1 + relative);
            inverseSquare += difference[k] / (1 + (double) k * k);
            inverseSquareNormal += difference[k] / (1 + relative * relative);
            inverseVariance += k == 0 ? 0 : difference[k] / ((double) k * k);
        }
        boolean single = variance == 0;
        return new double[] {
            maximum,
            mean,
            variance,
            entropy,
            differenceMean,
            moment(difference, differenceMean, 2),
            entropy(difference),
            sumMean,
            sumVariance,
            entropy(sum),
            energy,
            moment(difference, 0, 2),
            differenceMean,
            inverse,
            inverseNormal,
            inverseSquare,
            inverseSquareNormal,
            inverseVariance,
            single ? 1 : (product - mean * mean) / variance,
            product,
            sumVariance,
            moment(sum, sumMean, 3),
            moment(sum, sumMean, 4),
            single ? 0 : (entropy - crossEntropy) / level,
            Math.sqrt(Math.max(0, 1 - Math.exp(-2 * (2 * level - entropy))))
        };
    }
}
