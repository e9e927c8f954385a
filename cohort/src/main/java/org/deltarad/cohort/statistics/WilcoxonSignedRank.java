package org.deltarad.cohort.statistics;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Normal;

/**
 * Wilcoxon signed-rank test of pairs, two-sided, as R's {@code wilcox.test(paired = TRUE)}: exact for fewer than 50 pairs
 * without zero or equal absolute differences, otherwise normal with ties and continuity corrected for. Differences of zero
 * are left out, of the interval too.
 */
public final class WilcoxonSignedRank {
    private static final int EXACT_BELOW = 50;

    private WilcoxonSignedRank() {}

    /** {@link #test(double[], double[], double)} with a level of 0.95. */
    public static ShiftTest test(double[] x, double[] y) {
        return test(x, y, Interval.USUAL);
    }

    /**
     * Tests the differences x - y.
     *
     * @param level of the interval of the pseudomedian
     * @throws FitException when lengths differ, a value is not finite, or all differences are zero
     */
    public static ShiftTest test(double[] x, double[] y, double level) {
        if (x.length != y.length) {
            throw new FitException(x.length + " and " + y.length + " values are no pairs");
        }
        Samples.require("first sample", x, 1);
        Samples.require("second sample", y, 1);
        double[] all = new double[x.length];
        Arrays.setAll(all, n -> x[n] - y[n]);
        double[] d = Arrays.stream(all).filter(v -> v != 0).toArray();
        if (d.length == 0) {
            throw new FitException("all differences are zero");
        }
        Ranks ranks = Ranks.of(Arrays.stream(d).map(Math::abs).toArray());
        double v = 0;
        for (int n = 0; n < d.length; n++) {
            v += d[n] > 0 ? ranks.ranks()[n] : 0;
        }
        double[] walsh = walsh(d);
        double shift = Samples.median(walsh);
        if (d.length < EXACT_BELOW && d.length == all.length && !ranks.tied()) {
            CountDistribution distribution = CountDistribution.signedRank(d.length);
            return new ShiftTest(
                    "Wilcoxon signed-rank, exact",
                    v,
                    distribution.twoSided(Math.round(v)),
                    true,
                    shift,
                    ShiftInterval.exact(walsh, distribution, level));
        }
        double excess = v - d.length * (d.length + 1.0) / 4;
        return new ShiftTest(
                "Wilcoxon signed-rank, normal approximation",
                v,
                Normal.twoSided((excess - 0.5 * Math.signum(excess)) / sigma(d.length, ranks.ties())),
                false,
                shift,
                ShiftInterval.normal(walsh, sigma(d.length, Ranks.of(d).ties()), level));
    }

    private static double sigma(double n, double ties) {
        return Math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48);
    }

    /** Means of all pairs, each value with itself included, sorted. */
    private static double[] walsh(double[] d) {
        double[] walsh = new double[Math.multiplyExact(d.length, d.length + 1) / 2];
        int n = 0;
        for (int i = 0; i < d.length; i++) {
            for (int j = 0; j <= i; j++) {
                walsh[n++] = (d[i] + d[j]) / 2;
            }
        }
        Arrays.sort(walsh);
        return walsh;
    }
}
