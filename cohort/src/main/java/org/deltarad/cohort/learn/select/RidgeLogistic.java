package org.deltarad.cohort.learn.select;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.regression.LinearScore;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * Logistic regression that minimises |w|²/2 + C times the logistic loss, the intercept free: scikit-learn's
 * LogisticRegression with its L2 penalty. Newton's method in the space of the rows, so that thousands of features cost no
 * more than their inner products; complete separation has a finite fit.
 */
public final class RidgeLogistic implements ClassLearner {
    private static final int STEPS = 100;
    private static final double STATIONARY = 1e-10;

    private final double cost;

    /** @param cost C, the weight of the loss; 1 is scikit-learn's default */
    public RidgeLogistic(double cost) {
        if (!(cost > 0 && Double.isFinite(cost))) {
            throw new IllegalArgumentException("logistic regression: C = " + cost);
        }
        this.cost = cost;
    }

    /** @throws FitException also when one class has no row */
    @Override
    public LinearScore fit(double[][] x, boolean[] y) {
        int features = Rows.width(x, y.length);
        int positive = 0;
        for (boolean is : y) {
            positive += is ? 1 : 0;
        }
        if (positive == 0 || positive == y.length) {
            throw new FitException("logistic regression: " + positive + " of " + y.length
                    + " rows are of the positive class; both classes are needed");
        }
        double[][] gram = gram(x);
        double[] solution = minimise(gram, y);
        double[] coefficients = new double[features];
        for (int row = 0; row < x.length; row++) {
            for (int f = 0; f < features; f++) {
                coefficients[f] += solution[row] * x[row][f];
            }
        }
        List<String> names =
                IntStream.range(0, features).mapToObj(Integer::toString).toList();
        return new LinearScore(names, solution[x.length], coefficients);
    }

    private static double[][] gram(double[][] x) {
        double[][] gram = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int f = 0; f < x[i].length; f++) {
                    sum += x[i][f] * x[j][f];
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        return gram;
    }

    /** Weights of the rows, and the intercept. */
    private double[] minimise(double[][] gram, boolean[] y) {
        int n = y.length;
        double[] at = new double[n + 1];
        double[] f = new double[n];
        double value = objective(at, f, y);
        for (int step = 0; step < STEPS; step++) {
            double[] residual = new double[n];
            double[] weight = new double[n];
            double off = 0;
            double balance = 0;
            for (int row = 0; row < n; row++) {
                double p = 1 / (1 + Math.exp(-f[row]));
                residual[row] = (y[row] ? 1 : 0) - p;
                weight[row] = Math.max(p * (1 - p), 1e-12);
                off = Math.max(off, Math.abs(at[row] - cost * residual[row]));
                balance += cost * residual[row];
            }
            if (off < STATIONARY * cost && Math.abs(balance) < STATIONARY * cost * n) {
                return at;
            }
            double[] target = reweighted(gram, f, residual, weight);
            double length = 1;
            double[] from = at;
            while (true) {
                double part = length;
                double[] tried = new double[n + 1];
                Arrays.setAll(tried, i -> from[i] + part * (target[i] - from[i]));
                double[] scores = scores(gram, tried);
                double there = objective(tried, scores, y);
                if (there <= value + 1e-13 * Math.abs(value) || length < 1e-8) {
                    at = tried;
                    f = scores;
                    value = there;
                    break;
                }
                length /= 2;
            }
        }
        throw new FitException("logistic regression: no minimum after " + STEPS
                + " steps; standardise the features, or lower C = " + cost);
    }

    /** The ridge regression of the working response: (K + 1/(C w)) a + b = f + r/w, the a adding up to 0. */
    private double[] reweighted(double[][] gram, double[] f, double[] residual, double[] weight) {
        int n = f.length;
        double[][] system = new double[n + 1][n + 1];
        double[] right = new double[n + 1];
        for (int row = 0; row < n; row++) {
            System.arraycopy(gram[row], 0, system[row], 0, n);
            system[row][row] += 1 / (cost * weight[row]);
            system[row][n] = 1;
            system[n][row] = 1;
            right[row] = f[row] + residual[row] / weight[row];
        }
        return new LUDecomposition(new Array2DRowRealMatrix(system, false), 0)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    private static double[] scores(double[][] gram, double[] at) {
        double[] f = new double[gram.length];
        for (int row = 0; row < f.length; row++) {
            f[row] = at[f.length];
            for (int j = 0; j < f.length; j++) {
                f[row] += gram[row][j] * at[j];
            }
        }
        return f;
    }

    private double objective(double[] at, double[] f, boolean[] y) {
        double norm = 0;
        double loss = 0;
        for (int row = 0; row < f.length; row++) {
            norm += at[row] * (f[row] - at[f.length]);
            double margin = y[row] ? f[row] : -f[row];
            loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
        }
        return norm / 2 + cost * loss;
    }
}
