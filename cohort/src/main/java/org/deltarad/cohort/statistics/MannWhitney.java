package org.deltarad.cohort.statistics;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Normal;

/**
 * Mann-Whitney U (Wilcoxon rank sum) test of two independent samples, two-sided, as R's {@code wilcox.test}: exact when both
 * have fewer than 50 values and none are equal, otherwise normal with ties and continuity corrected for.
 */
public final class MannWhitney {
    private static final int EXACT_BELOW = 50;

    private MannWhitney() {}

    /** {@link #test(double[], double[], double)} with a level of 0.95. */
    public static ShiftTest test(double[] x, double[] y) {
        return test(x, y, Interval.USUAL);
    }

    /**
     * Tests.
     *
     * @param level of the interval of the shift of x against y (Hodges and Lehmann 1963)
     * @throws FitException when a sample is empty, a value not finite, or all values are equal
     */
    public static ShiftTest test(double[] x, double[] y, double level) {
        Samples.require("first sample", x, 1);
        Samples.require("second sample", y, 1);
        Ranks ranks = Ranks.together(x, y);
        double pairs = (double) x.length * y.length;
        double w = ranks.sum(0, x.length) - x.length * (x.length + 1.0) / 2;
        double[] differences = differences(x, y);
        double shift = Samples.median(differences);
        if (x.length < EXACT_BELOW && y.length < EXACT_BELOW && !ranks.tied()) {
            CountDistribution distribution = CountDistribution.mannWhitney(x.length, y.length);
            return new ShiftTest(
                    "Mann-Whitney, exact",
                    w,
                    distribution.twoSided(Math.round(w)),
                    true,
                    shift,
                    ShiftInterval.exact(differences, distribution, level));
        }
        double sigma = sigma(x.length, y.length, ranks.ties());
        if (!(sigma > 0)) {
            throw new FitException("all values of both samples are equal");
        }
        double excess = w - pairs / 2;
        double within =
                sigma(x.length, y.length, Ranks.of(x).ties() + Ranks.of(y).ties());
        return new ShiftTest(
                "Mann-Whitney, normal approximation",
                w,
                Normal.twoSided((excess - 0.5 * Math.signum(excess)) / sigma),
                false,
                shift,
                ShiftInterval.normal(differences, within, level));
    }

    private static double sigma(double m, double n, double ties) {
        return Math.sqrt(m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
    }

    private static double[] differences(double[] x, double[] y) {
        double[] differences = new double[Math.multiplyExact(x.length, y.length)];
        int n = 0;
        for (double a : x) {
            for (double b : y) {
                differences[n++] = a - b;
            }
        }
        Arrays.sort(differences);
        return differences;
    }
}
