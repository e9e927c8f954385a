package org.deltarad.cohort.statistics;

import java.util.Optional;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Normal;
import org.deltarad.cohort.numeric.Tails;

/**
 * What a test of correlation says, two-sided (R's {@code cor.test}).
 *
 * @param method      name of the test
 * @param coefficient in [-1, 1]
 * @param statistic   t of Pearson's; S of Spearman's, the sum of squared differences of ranks
 * @param pValue      two-sided
 * @param interval    of Pearson's coefficient by Fisher's transformation, from four pairs on
 */
public record Correlation(
        String method, double coefficient, double statistic, double pValue, Optional<Interval> interval) {

    /**
     * Pearson's product-moment correlation.
     *
     * @throws FitException when there are fewer than three pairs, or a sample does not vary
     */
    public static Correlation pearson(double[] x, double[] y, double level) {
        require(x, y);
        double r = coefficient(x, y);
        double df = x.length - 2.0;
        double t = Math.sqrt(df) * r / Math.sqrt(1 - r * r);
        Optional<Interval> interval = Optional.empty();
        if (x.length > 3) {
            double half = Normal.halfWidth(level) / Math.sqrt(x.length - 3);
            double z = atanh(r);
            interval = Optional.of(new Interval(level, Math.tanh(z - half), Math.tanh(z + half)));
        }
        return new Correlation("Pearson", r, t, Tails.tTwoSided(t, df), interval);
    }

    /**
     * Spearman's rank correlation. Its p value is that of algorithm AS 89 (Best and Roberts 1975) up to 1290 pairs without
     * ties: exact up to nine, by an Edgeworth series above; otherwise that of Student's t.
     *
     * @throws FitException when there are fewer than three pairs, or a sample does not vary
     */
    public static Correlation spearman(double[] x, double[] y) {
        require(x, y);
        Ranks ranksX = Ranks.of(x);
        Ranks ranksY = Ranks.of(y);
        double r = coefficient(ranksX.ranks(), ranksY.ranks());
        double n = x.length;
        double s = (n * n * n - n) * (1 - r) / 6;
        if (x.length <= SpearmanDistribution.MOST && !ranksX.tied() && !ranksY.tied()) {
            return new Correlation("Spearman", r, s, SpearmanDistribution.twoSided(s, x.length), Optional.empty());
        }
        double t = r / Math.sqrt((1 - r * r) / (n - 2));
        return new Correlation("Spearman, t approximation", r, s, Tails.tTwoSided(t, n - 2), Optional.empty());
    }

    private static void require(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new FitException(x.length + " and " + y.length + " values are no pairs");
        }
        Samples.require("first sample", x, 3);
        Samples.require("second sample", y, 3);
    }

    /** Pearson's coefficient of pairs of numbers; of ranks it is Spearman's. */
    static double coefficient(double[] x, double[] y) {
        double meanX = Samples.mean(x);
        double meanY = Samples.mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int n = 0; n < x.length; n++) {
            double dx = x[n] - meanX;
            double dy = y[n] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        if (!(xx > 0 && yy > 0)) {
            throw new FitException("a sample that does not vary has no correlation");
        }
        return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
    }

    private static double atanh(double r) {
        return 0.5 * (Math.log1p(r) - Math.log1p(-r));
    }
}
