package org.deltarad.cohort.statistics;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Tails;

/** One-way analysis of variance (R's {@code oneway.test}). */
public final class OneWayAnova {
    private OneWayAnova() {}

    /** Equal variances assumed. */
    public static TestResult test(double[]... groups) {
        require(groups, 1);
        double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
        double mean = Samples.mean(all);
        double within = Arrays.stream(groups).mapToDouble(Samples::squares).sum();
        double between = Arrays.stream(groups)
                .mapToDouble(g -> g.length * (Samples.mean(g) - mean) * (Samples.mean(g) - mean))
                .sum();
        double df1 = groups.length - 1.0;
        double df2 = all.length - (double) groups.length;
        if (df2 < 1 || !(within > 0)) {
            throw new FitException("the groups do not vary within themselves");
        }
        double f = between / df1 / (within / df2);
        return new TestResult("one-way ANOVA", f, List.of(df1, df2), Tails.f(f, df1, df2));
    }

    /** Welch's test (1951), equal variances not assumed; every group varies and has at least two values. */
    public static TestResult welch(double[]... groups) {
        require(groups, 2);
        double[] weights = Arrays.stream(groups)
                .mapToDouble(g -> g.length / Samples.variance(g))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        if (!Double.isFinite(sum)) {
            throw new FitException("a group does not vary");
        }
        double mean = 0;
        for (int g = 0; g < groups.length; g++) {
            mean += weights[g] * Samples.mean(groups[g]) / sum;
        }
        double k = groups.length;
        double between = 0;
        double imbalance = 0;
        for (int g = 0; g < groups.length; g++) {
            double deviation = Samples.mean(groups[g]) - mean;
            between += weights[g] * deviation * deviation;
            double share = 1 - weights[g] / sum;
            imbalance += share * share / (groups[g].length - 1);
        }
        imbalance /= k * k - 1;
        double f = between / ((k - 1) * (1 + 2 * (k - 2) * imbalance));
        double df2 = 1 / (3 * imbalance);
        return new TestResult("one-way ANOVA, Welch", f, List.of(k - 1, df2), Tails.f(f, k - 1, df2));
    }

    private static void require(double[][] groups, int least) {
        if (groups.length < 2) {
            throw new FitException("groups are compared from two on, there are " + groups.length);
        }
        for (int g = 0; g < groups.length; g++) {
            Samples.require("group " + (g + 1), groups[g], least);
        }
    }
}
