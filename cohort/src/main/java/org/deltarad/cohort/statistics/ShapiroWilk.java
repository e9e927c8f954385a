package org.deltarad.cohort.statistics;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Normal;

/** Shapiro and Wilk's test of normality: algorithm AS R94 (Royston, Applied Statistics 1995;44:547), R's {@code shapiro.test}. */
public final class ShapiroWilk {
    private static final int MOST = 5000;
    private static final int SMALL = 11;

    /** The approximations' polynomials as printed, lowest order first. */
    private static final double[] LAST_WEIGHT = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};

    private static final double[] SECOND_WEIGHT = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] SMALL_LIMIT = {-2.273, 0.459};
    private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
    private static final double[] SMALL_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] SD = {-0.4803, -0.082676, 0.0030302};

    private ShapiroWilk() {}

    /**
     * Tests one sample.
     *
     * @param x 3 to 5000 values, not all equal
     * @throws FitException otherwise
     */
    public static TestResult test(double[] x) {
        Samples.require("sample", x, 3);
        if (x.length > MOST) {
            throw new FitException("the test of normality takes up to " + MOST + " values, not " + x.length);
        }
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double range = sorted[sorted.length - 1] - sorted[0];
        if (!(range > 0)) {
            throw new FitException("all values are equal");
        }
        double complement = complement(sorted, range, weights(x.length));
        return new TestResult("Shapiro-Wilk", 1 - complement, List.of(), pValue(complement, x.length));
    }

    /** Weights of the upper half, from the largest value down; those of the lower half are their opposites. */
    private static double[] weights(int n) {
        double[] a = new double[n / 2];
        if (n == 3) {
            a[0] = Math.sqrt(0.5);
            return a;
        }
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            a[i] = -Normal.quantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * a[i] * a[i];
        }
        double root = 1 / Math.sqrt(n);
        double first = polynomial(LAST_WEIGHT, root) + a[0] / Math.sqrt(squares);
        double left = squares - 2 * a[0] * a[0];
        double of = 1 - 2 * first * first;
        int fixed = 1;
        double second = 0;
        if (n > 5) {
            second = polynomial(SECOND_WEIGHT, root) + a[1] / Math.sqrt(squares);
            left -= 2 * a[1] * a[1];
            of -= 2 * second * second;
            fixed = 2;
        }
        double factor = Math.sqrt(left / of);
        for (int i = fixed; i < a.length; i++) {
            a[i] /= factor;
        }
        a[0] = first;
        if (fixed == 2) {
            a[1] = second;
        }
        return a;
    }

    /** 1 - W, W the squared correlation of values and weights, without loss of digits where W is close to 1. */
    private static double complement(double[] sorted, double range, double[] weights) {
        int n = sorted.length;
        double[] scaled = Arrays.stream(sorted).map(v -> v / range).toArray();
        double mean = Samples.mean(scaled);
        double aa = 0;
        double xx = 0;
        double ax = 0;
        for (int i = 0; i < n; i++) {
            int end = Math.min(i, n - 1 - i);
            double a = 2 * i + 1 == n ? 0 : Math.signum(2.0 * i - (n - 1)) * weights[end];
            double d = scaled[i] - mean;
            aa += a * a;
            xx += d * d;
            ax += a * d;
        }
        double length = Math.sqrt(aa * xx);
        return (length - ax) * (length + ax) / (aa * xx);
    }

    private static double pValue(double complement, int n) {
        if (n == 3) {
            double p = 6 / Math.PI * (Math.asin(Math.sqrt(1 - complement)) - Math.asin(Math.sqrt(0.75)));
            return Math.max(0, Math.min(1, p));
        }
        double y = Math.log(complement);
        if (n <= SMALL) {
            double limit = polynomial(SMALL_LIMIT, n);
            if (y >= limit) {
                return 0;
            }
            double z = (-Math.log(limit - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_SD, n));
            return Normal.upperTail(z);
        }
        double log = Math.log(n);
        return Normal.upperTail((y - polynomial(MEAN, log)) / Math.exp(polynomial(SD, log)));
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
