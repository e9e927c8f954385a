package org.deltarad.cohort.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Corrections of p values for their number (R's {@code p.adjust}). */
public enum PAdjust {
    /** Left as they are. */
    NONE,
    /** Benjamini and Hochberg 1995: false discovery rate. */
    BH,
    /** Holm 1979: family-wise error. */
    HOLM,
    /** Each times their number: family-wise error. */
    BONFERRONI;

    /**
     * Adjusts.
     *
     * @param p in [0, 1]; NaN (not computable) stays, and does not count
     * @return adjusted, in the same order
     */
    public double[] adjust(double[] p) {
        for (double v : p) {
            if (v < 0 || v > 1) {
                throw new IllegalArgumentException("a p value is between 0 and 1, not " + v);
            }
        }
        int[] order = IntStream.range(0, p.length)
                .filter(n -> !Double.isNaN(p[n]))
                .boxed()
                .sorted(Comparator.comparingDouble(n -> p[n]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = p.clone();
        int count = order.length;
        switch (this) {
            case NONE -> {}
            case BONFERRONI -> Arrays.stream(order).forEach(n -> adjusted[n] = Math.min(1, count * p[n]));
            case HOLM -> {
                double largest = 0;
                for (int k = 0; k < count; k++) {
                    largest = Math.max(largest, Math.min(1, (count - k) * p[order[k]]));
                    adjusted[order[k]] = largest;
                }
            }
            case BH -> {
                double least = 1;
                for (int k = count - 1; k >= 0; k--) {
                    least = Math.min(least, p[order[k]] * count / (k + 1));
                    adjusted[order[k]] = least;
                }
            }
        }
        return adjusted;
    }
}
