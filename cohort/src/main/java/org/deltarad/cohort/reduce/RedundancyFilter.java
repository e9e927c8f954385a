package org.deltarad.cohort.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.statistics.CorrelationMatrix;

/**
 * Drops features that others say already.
 *
 * @param kind      of correlation
 * @param threshold pairs with an absolute correlation of at least this are redundant (S2: Spearman 0.8; S3: Pearson 0.9)
 * @param rule      which of a pair goes
 */
public record RedundancyFilter(CorrelationMatrix.Kind kind, double threshold, Rule rule) {
    /** Rounding of a coefficient, so that copies of a feature have a correlation of 1. */
    private static final double ROUNDING = 1e-12;

    /** Which feature of a redundant pair goes. */
    public enum Rule {
        /** The later one in the order of the columns, unless the earlier one is gone. */
        FIRST_KEPT,
        /**
         * As R's {@code caret::findCorrelation(exact = TRUE)}: features in descending order of their mean absolute
         * correlation with all others; of a pair goes the one with the larger mean, those already gone left out.
         */
        LARGER_MEAN
    }

    public RedundancyFilter {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a threshold of correlation is between 0 and 1, not " + threshold);
        }
    }

    /** @throws FitException when a cell is missing or a feature is constant */
    public Selection select(FeatureTable rows) {
        rows.requireComplete();
        List<String> names = rows.names();
        double[][] r = CorrelationMatrix.of(kind, rows.columns());
        String[] reasons = new String[names.size()];
        if (rule == Rule.FIRST_KEPT) {
            firstKept(r, names, reasons);
        } else if (names.size() > 1) {
            largerMean(r, names, reasons);
        }
        List<String> kept = new ArrayList<>();
        List<Selection.Dropped> dropped = new ArrayList<>();
        for (int n = 0; n < reasons.length; n++) {
            if (reasons[n] == null) {
                kept.add(names.get(n));
            } else {
                dropped.add(new Selection.Dropped(names.get(n), reasons[n]));
            }
        }
        return new Selection("redundancy", kept, dropped);
    }

    private boolean redundant(double r) {
        return Math.abs(r) >= threshold - ROUNDING;
    }

    private static String reason(double r, String other) {
        return String.format(Locale.ROOT, "r %.3f with %s", r, other);
    }

    private void firstKept(double[][] r, List<String> names, String[] reasons) {
        for (int later = 1; later < names.size(); later++) {
            for (int n = 0; n < later && reasons[later] == null; n++) {
                if (reasons[n] == null && redundant(r[n][later])) {
                    reasons[later] = reason(r[n][later], names.get(n));
                }
            }
        }
    }

    private void largerMean(double[][] r, List<String> names, String[] reasons) {
        int count = names.size();
        MeanCorrelations means = new MeanCorrelations(r);
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(n -> -means.ofRow(n)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count && reasons[order[a]] == null; b++) {
                int i = order[a];
                int j = order[b];
                if (reasons[j] == null && redundant(r[i][j])) {
                    boolean first = means.ofRow(i) > means.ofAllRowsBut(j);
                    reasons[first ? i : j] = reason(r[i][j], names.get(first ? j : i));
                    means.remove(first ? i : j);
                }
            }
        }
    }

    /** Means of absolute correlations without the diagonal and the features removed. */
    private static final class MeanCorrelations {
        private final double[][] r;
        private final double[] sums;
        private final boolean[] removed;
        private int left;

        MeanCorrelations(double[][] r) {
            this.r = r;
            this.left = r.length;
            this.removed = new boolean[r.length];
            this.sums = new double[r.length];
            Arrays.setAll(sums, i -> {
                double sum = 0;
                for (int j = 0; j < r.length; j++) {
                    sum += i == j ? 0 : Math.abs(r[i][j]);
                }
                return sum;
            });
        }

        double ofRow(int row) {
            return sums[row] / (left - 1);
        }

        double ofAllRowsBut(int row) {
            double sum = 0;
            for (int n = 0; n < sums.length; n++) {
                sum += removed[n] || n == row ? 0 : sums[n];
            }
            return sum / ((left - 1.0) * (left - 1));
        }

        void remove(int feature) {
            removed[feature] = true;
            left--;
            for (int n = 0; n < sums.length; n++) {
                sums[n] -= n == feature ? 0 : Math.abs(r[n][feature]);
            }
        }
    }
}
