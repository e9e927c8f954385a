package org.deltarad.cohort.statistics;

import org.deltarad.cohort.numeric.Normal;

/**
 * Confidence intervals by inverting a rank test: the limits are two of the sorted differences (or Walsh averages), since the
 * statistic at a shift d is the number of those above d.
 */
final class ShiftInterval {
    private ShiftInterval() {}

    /** Limits whose exact tail is at most (1 - level) / 2, or the outermost differences when there is none. */
    static Interval exact(double[] sorted, CountDistribution distribution, double level) {
        int k = Math.max(1, distribution.quantile(Interval.alpha(level) / 2));
        return new Interval(level, sorted[k - 1], sorted[sorted.length - k]);
    }

    /**
     * Limits where the continuity corrected z-value of the shift crosses the normal quantiles.
     *
     * @param sigma standard deviation of the statistic, ties within samples corrected for
     */
    static Interval normal(double[] sorted, double sigma, double level) {
        double z = Normal.halfWidth(level);
        return new Interval(level, crossing(sorted, sigma, z), crossing(sorted, sigma, -z));
    }

    private static double crossing(double[] sorted, double sigma, double z) {
        for (int below = 1; below < sorted.length; below++) {
            double excess = sorted.length / 2.0 - below;
            if ((excess - 0.5 * Math.signum(excess)) / sigma < z) {
                return sorted[below - 1];
            }
        }
        return sorted[sorted.length - 1];
    }
}
