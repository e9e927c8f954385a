package org.deltarad.cohort.reliability;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Tails;
import org.deltarad.cohort.statistics.Interval;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * An intraclass correlation coefficient, as R's {@code psych::ICC(lmer = FALSE)}; intervals by McGraw and Wong (Psychol
 * Methods 1996;1:30).
 *
 * @param form     which of the six
 * @param value    at most 1; negative when subjects differ less than by chance
 * @param f        F statistic of no agreement; infinite when the readers agree in every digit
 * @param df1      its numerator's degrees of freedom
 * @param df2      its denominator's degrees of freedom
 * @param pValue   of F, one-sided
 * @param interval of the coefficient
 */
public record Icc(IccForm form, double value, double f, double df1, double df2, double pValue, Interval interval) {
    private static final double QUANTILE_ACCURACY = 1e-13;

    /** Mean squares of a two-way analysis of variance, and those within subjects. */
    private record MeanSquares(int subjects, int readers, double between, double readersOnly, double error) {
        double within() {
            return (readersOnly * (readers - 1) + error * (subjects - 1) * (readers - 1))
                    / (subjects * (readers - 1.0));
        }
    }

    /**
     * The coefficient of ratings.
     *
     * @param ratings a row per subject, a column per reader (or reading), at least two of both, all finite
     * @param level   of the interval
     * @throws FitException when a rating is missing, or all are equal
     */
    public static Icc of(double[][] ratings, IccForm form, double level) {
        MeanSquares ms = meanSquares(ratings);
        return switch (form) {
            case ICC_1_1, ICC_1_K -> consistent(form, ms, ms.within(), ms.subjects() * (ms.readers() - 1.0), level);
            case ICC_3_1, ICC_3_K -> consistent(form, ms, ms.error(), errorDf(ms), level);
            case ICC_2_1, ICC_2_K -> absolute(form, ms, level);
        };
    }

    private static double errorDf(MeanSquares ms) {
        return (ms.subjects() - 1.0) * (ms.readers() - 1);
    }

    private static MeanSquares meanSquares(double[][] ratings) {
        int n = ratings.length;
        int k = n == 0 ? 0 : ratings[0].length;
        if (n < 2 || k < 2) {
            throw new FitException("an ICC needs two subjects and two readers, there are " + n + " and " + k);
        }
        double[] subject = new double[n];
        double[] reader = new double[k];
        double mean = 0;
        for (int s = 0; s < n; s++) {
            for (int r = 0; r < k; r++) {
                if (ratings[s].length != k || !Double.isFinite(ratings[s][r])) {
                    throw new FitException("subject " + (s + 1) + " lacks the rating of reader " + (r + 1));
                }
                subject[s] += ratings[s][r] / k;
                reader[r] += ratings[s][r] / n;
            }
            mean += subject[s] / n;
        }
        double between = 0;
        double readers = 0;
        double error = 0;
        for (int s = 0; s < n; s++) {
            between += k * (subject[s] - mean) * (subject[s] - mean) / (n - 1);
            for (int r = 0; r < k; r++) {
                double rest = ratings[s][r] - subject[s] - reader[r] + mean;
                error += rest * rest / ((n - 1.0) * (k - 1));
            }
        }
        for (double r : reader) {
            readers += n * (r - mean) * (r - mean) / (k - 1);
        }
        // Sums of squares of equal numbers are rounding of the order of 1e-32 of their square.
        double rounding = 1e-24 * mean * mean;
        if (between <= rounding && error <= rounding) {
            throw new FitException("all ratings are equal, or differ between readers only");
        }
        return new MeanSquares(n, k, between, readers <= rounding ? 0 : readers, error <= rounding ? 0 : error);
    }

    /** Forms of which the interval is that of an F statistic with this error. */
    private static Icc consistent(IccForm form, MeanSquares ms, double error, double df2, double level) {
        double df1 = ms.subjects() - 1.0;
        double f = ms.between() / error;
        double tail = (1 - level) / 2;
        double lower = coefficient(f / quantile(tail, df1, df2), form, ms.readers());
        double upper = coefficient(f * quantile(tail, df2, df1), form, ms.readers());
        return new Icc(
                form,
                coefficient(f, form, ms.readers()),
                f,
                df1,
                df2,
                Tails.f(f, df1, df2),
                new Interval(level, lower, upper));
    }

    private static double coefficient(double f, IccForm form, int readers) {
        if (Double.isInfinite(f)) {
            return 1;
        }
        return form.ofMean() ? 1 - 1 / f : (f - 1) / (f + readers - 1);
    }

    private static Icc absolute(IccForm form, MeanSquares ms, double level) {
        double n = ms.subjects();
        double k = ms.readers();
        double single = (ms.between() - ms.error())
                / (ms.between() + (k - 1) * ms.error() + k * (ms.readersOnly() - ms.error()) / n);
        double f = ms.between() / ms.error();
        double lower = 1;
        double upper = 1;
        if (ms.error() > 0 || ms.readersOnly() > 0) {
            double v = satterthwaite(ms, single);
            double tail = (1 - level) / 2;
            double fLower = quantile(tail, n - 1, v);
            double fUpper = quantile(tail, v, n - 1);
            double rest = k * ms.readersOnly() + (k * n - k - n) * ms.error();
            lower = n * (ms.between() - fLower * ms.error()) / (fLower * rest + n * ms.between());
            upper = n * (fUpper * ms.between() - ms.error()) / (rest + n * fUpper * ms.between());
        }
        double df2 = errorDf(ms);
        return new Icc(
                form,
                stepped(single, form, k),
                f,
                n - 1,
                df2,
                Tails.f(f, n - 1, df2),
                new Interval(level, stepped(lower, form, k), stepped(upper, form, k)));
    }

    /** Spearman and Brown: of the mean of k ratings from that of one. */
    private static double stepped(double single, IccForm form, double k) {
        return form.ofMean() ? k * single / (1 + (k - 1) * single) : single;
    }

    private static double satterthwaite(MeanSquares ms, double icc) {
        double n = ms.subjects();
        double k = ms.readers();
        double a = k * icc * ms.readersOnly();
        double b = (n * (1 + (k - 1) * icc) - k * icc) * ms.error();
        return (a + b) * (a + b) / (a * a / (k - 1) + b * b / ((n - 1) * (k - 1)));
    }

    /** F with this probability above it. */
    private static double quantile(double above, double df1, double df2) {
        return new FDistribution(df1, df2, QUANTILE_ACCURACY).inverseCumulativeProbability(1 - above);
    }
}
