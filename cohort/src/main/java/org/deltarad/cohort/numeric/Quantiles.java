package org.deltarad.cohort.numeric;

import java.util.Arrays;

/**
 * Sample quantiles by linear interpolation of the order statistics: R's default, type 7.
 *
 * @param sorted values in ascending order, at least one; not to be changed
 */
public record Quantiles(double[] sorted) {

    /** Of values in any order. */
    public static Quantiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /** The quantile of probability p, 0 to 1. */
    public double at(double p) {
        double h = (sorted.length - 1) * p;
        int low = (int) Math.floor(h + 4 * Math.ulp(h));
        double fraction = h - low;
        if (low >= sorted.length - 1 || Math.abs(fraction) <= 4 * Math.ulp(h)) {
            return sorted[Math.min(low, sorted.length - 1)];
        }
        return sorted[low] + fraction * (sorted[low + 1] - sorted[low]);
    }
}
