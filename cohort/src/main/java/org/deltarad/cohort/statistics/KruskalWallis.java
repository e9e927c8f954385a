package org.deltarad.cohort.statistics;

import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Tails;

/** Kruskal-Wallis rank sum test, ties corrected for, against the chi-square distribution (R's {@code kruskal.test}). */
public final class KruskalWallis {
    private KruskalWallis() {}

    /** @throws FitException when there are fewer than two groups, one is empty, or all values are equal */
    public static TestResult test(double[]... groups) {
        if (groups.length < 2) {
            throw new FitException("groups are compared from two on, there are " + groups.length);
        }
        for (int g = 0; g < groups.length; g++) {
            Samples.require("group " + (g + 1), groups[g], 1);
        }
        Ranks ranks = Ranks.together(groups);
        double n = ranks.ranks().length;
        double sum = 0;
        int from = 0;
        for (double[] group : groups) {
            double own = ranks.sum(from, from + group.length);
            sum += own * own / group.length;
            from += group.length;
        }
        double correction = 1 - ranks.ties() / (n * n * n - n);
        if (!(correction > 0)) {
            throw new FitException("all values of all groups are equal");
        }
        double statistic = (12 * sum / (n * (n + 1)) - 3 * (n + 1)) / correction;
        double df = groups.length - 1.0;
        return new TestResult("Kruskal-Wallis", statistic, List.of(df), Tails.chiSquare(statistic, df));
    }
}
