package org.deltarad.cohort.statistics;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Gamma;

/**
 * The first cell of a table of two by two, given its margins: the noncentral hypergeometric distribution of the odds ratio.
 *
 * @param observed the cell
 * @param lowest   smallest value that the margins allow
 * @param logs     logarithms of the central probabilities of the values from {@code lowest} on
 */
record ConditionalOdds(int observed, int lowest, double[] logs) {
    /** Tables as probable as this one, but for rounding, count as such; as in R. */
    private static final double EQUAL = 1 + 1e-7;

    /** Odds ratios outside e^-300 to e^300 have no meaning in double precision. */
    private static final double WIDEST = 300;

    private static final double ACCURACY = 1e-14;
    private static final int EVALUATIONS = 1000;

    static ConditionalOdds of(ContingencyTable table) {
        int row = table.rowSums()[0];
        int column = table.columnSums()[0];
        int total = table.total();
        int lowest = Math.max(0, row + column - total);
        int highest = Math.min(row, column);
        double[] logs = new double[highest - lowest + 1];
        for (int n = 0; n < logs.length; n++) {
            int cell = lowest + n;
            logs[n] = logChoose(row, cell) + logChoose(total - row, column - cell) - logChoose(total, column);
        }
        return new ConditionalOdds(table.at(0, 0), lowest, logs);
    }

    private static double logChoose(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }

    private int highest() {
        return lowest + logs.length - 1;
    }

    /** Probabilities of the values at a logarithm of the odds ratio. */
    private double[] probabilities(double logOdds) {
        double most = Double.NEGATIVE_INFINITY;
        double[] p = new double[logs.length];
        for (int n = 0; n < p.length; n++) {
            p[n] = logs[n] + logOdds * (lowest + n);
            most = Math.max(most, p[n]);
        }
        double sum = 0;
        for (int n = 0; n < p.length; n++) {
            p[n] = Math.exp(p[n] - most);
            sum += p[n];
        }
        for (int n = 0; n < p.length; n++) {
            p[n] /= sum;
        }
        return p;
    }

    double pValue() {
        double[] p = probabilities(0);
        double sum = 0;
        for (double v : p) {
            sum += v <= p[observed - lowest] * EQUAL ? v : 0;
        }
        return Math.min(1, sum);
    }

    /** The odds ratio at which the expected cell is the observed one. */
    double estimate() {
        if (observed == lowest) {
            return 0;
        }
        return observed == highest() ? Double.POSITIVE_INFINITY : solve(logOdds -> mean(logOdds) - observed);
    }

    private double mean(double logOdds) {
        double[] p = probabilities(logOdds);
        double mean = 0;
        for (int n = 0; n < p.length; n++) {
            mean += p[n] * (lowest + n);
        }
        return mean;
    }

    Interval interval(double level) {
        double tail = Interval.alpha(level) / 2;
        double lower = observed == lowest ? 0 : solve(logOdds -> sum(logOdds, observed, highest()) - tail);
        double upper = observed == highest()
                ? Double.POSITIVE_INFINITY
                : solve(logOdds -> tail - sum(logOdds, lowest, observed));
        return new Interval(level, lower, upper);
    }

    private double sum(double logOdds, int from, int to) {
        double[] p = probabilities(logOdds);
        double sum = 0;
        for (int cell = from; cell <= to; cell++) {
            sum += p[cell - lowest];
        }
        return sum;
    }

    /** Where an increasing function of the logarithm of the odds ratio is zero; the odds ratio. */
    private static double solve(DoubleUnaryOperator increasing) {
        return Math.exp(new BrentSolver(ACCURACY, ACCURACY, ACCURACY)
                .solve(EVALUATIONS, increasing::applyAsDouble, -WIDEST, WIDEST, 0));
    }
}
