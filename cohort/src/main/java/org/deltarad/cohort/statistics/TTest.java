package org.deltarad.cohort.statistics;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Tails;

/**
 * What a t test says, two-sided (R's {@code t.test}).
 *
 * @param method           name of the test
 * @param t                the statistic
 * @param degreesOfFreedom of t
 * @param pValue           two-sided
 * @param difference       of the means, first minus second
 * @param interval         of the difference
 */
public record TTest(
        String method, double t, double degreesOfFreedom, double pValue, double difference, Interval interval) {

    /** Student's test of two samples of equal variance. */
    public static TTest student(double[] x, double[] y, double level) {
        requireBoth(x, y);
        double df = x.length + y.length - 2.0;
        double pooled = (Samples.squares(x) + Samples.squares(y)) / df;
        return of(
                "Student's t",
                Samples.mean(x) - Samples.mean(y),
                Math.sqrt(pooled / x.length + pooled / y.length),
                df,
                level);
    }

    /** Welch's test of two samples of variances of their own. */
    public static TTest welch(double[] x, double[] y, double level) {
        requireBoth(x, y);
        double vx = Samples.variance(x) / x.length;
        double vy = Samples.variance(y) / y.length;
        double df = (vx + vy) * (vx + vy) / (vx * vx / (x.length - 1) + vy * vy / (y.length - 1));
        return of("Welch's t", Samples.mean(x) - Samples.mean(y), Math.sqrt(vx + vy), df, level);
    }

    /** Student's test of the differences of pairs. */
    public static TTest paired(double[] x, double[] y, double level) {
        requireBoth(x, y);
        if (x.length != y.length) {
            throw new FitException(x.length + " and " + y.length + " values are no pairs");
        }
        double[] d = new double[x.length];
        Arrays.setAll(d, n -> x[n] - y[n]);
        double error = Math.sqrt(Samples.variance(d) / d.length);
        return of("paired t", Samples.mean(d), error, d.length - 1.0, level);
    }

    private static void requireBoth(double[] x, double[] y) {
        Samples.require("first sample", x, 2);
        Samples.require("second sample", y, 2);
    }

    private static TTest of(String method, double difference, double error, double df, double level) {
        if (!(error > 0)) {
            throw new FitException("the samples do not vary");
        }
        double t = difference / error;
        double half = error * Tails.tQuantile(Interval.alpha(level) / 2, df);
        Interval interval = new Interval(level, difference - half, difference + half);
        return new TTest(method, t, df, Tails.tTwoSided(t, df), difference, interval);
    }
}
