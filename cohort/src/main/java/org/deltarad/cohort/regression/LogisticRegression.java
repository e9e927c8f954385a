package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Cholesky;
import org.deltarad.cohort.numeric.DesignMatrix;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with step halving, as R's glm. Where glm
 * warns (fitted probabilities of 0 or 1) or drops a column (NA), this refuses, naming the column.
 */
public record LogisticRegression(LogisticOptions options) implements ClassLearner {
    private static final double DEPENDENT = 1e-11;

    /** A Newton step, relative and in standard deviations, that shows an infinite coefficient; see CoxRegression. */
    private static final double INFINITE_STEP = 1e-3;

    private static final int HALVINGS = 25;

    /** @throws FitException for one class only, missing cells, constant or dependent columns, separation */
    @Override
    public LogisticModel fit(double[][] x, boolean[] y) {
        return fit(x, y, new double[y.length]);
    }

    /** With an offset per patient, a known part of the log odds. */
    public LogisticModel fit(double[][] x, boolean[] y, double[] offset) {
        if (x.length != y.length || offset.length != y.length) {
            throw new IllegalArgumentException(
                    x.length + " rows, " + y.length + " classes and " + offset.length + " offsets");
        }
        int positives = 0;
        for (boolean positive : y) {
            positives += positive ? 1 : 0;
        }
        if (positives == 0 || positives == y.length) {
            throw new FitException("all " + y.length + " patients are of one class");
        }
        DesignMatrix design = DesignMatrix.of(x, options.names()).varying();
        Newton null0 = new Newton(DesignMatrix.of(new double[y.length][0], List.of()), y, offset);
        null0.run();
        Newton full = new Newton(design, y, offset);
        full.run();
        return full.model(positives, null0.deviance);
    }

    /** One fit, on a column of ones and columns of mean 0 and standard deviation 1. */
    private final class Newton {
        private final DesignMatrix design;
        private final boolean[] y;
        private final double[] offset;
        private final double[][] rows;
        private final double[] gradient;
        private final double[][] information;
        private double[] beta;
        private double deviance;
        private int iterations;

        Newton(DesignMatrix design, boolean[] y, double[] offset) {
            this.design = design;
            this.y = y;
            this.offset = offset;
            int size = design.width() + 1;
            rows = new double[y.length][size];
            for (int n = 0; n < y.length; n++) {
                rows[n][0] = 1;
                for (int j = 1; j < size; j++) {
                    rows[n][j] = (design.column(j - 1)[n] - design.mean(j - 1)) / design.deviation(j - 1);
                }
            }
            gradient = new double[size];
            information = new double[size][size];
            beta = new double[size];
        }

        void run() {
            deviance = deviance(beta);
            derive();
            refuseDependent();
            boolean converged = false;
            while (!converged) {
                double[] step = step();
                if (++iterations > options.maxIterations()) {
                    throw separated(step);
                }
                double before = deviance;
                double[] trial = beta;
                for (int half = 0; half < HALVINGS; half++) {
                    trial = beta.clone();
                    for (int j = 0; j < trial.length; j++) {
                        trial[j] += Math.pow(0.5, half) * step[j];
                    }
                    deviance = deviance(trial);
                    if (deviance <= before + options.tolerance() * (before + 0.1)) {
                        break;
                    }
                }
                beta = trial;
                derive();
                converged = Math.abs(before - deviance) <= options.tolerance() * (deviance + 0.1);
            }
            double[] last = step();
            for (int j = 0; j < last.length; j++) {
                if (!(Math.abs(last[j]) <= INFINITE_STEP * (1 + Math.abs(beta[j])))) {
                    throw separated(last);
                }
            }
        }

        private double linear(int n, double[] b) {
            double sum = offset[n];
            for (int j = 0; j < b.length; j++) {
                sum += b[j] * rows[n][j];
            }
            return sum;
        }

        private double deviance(double[] b) {
            double sum = 0;
            for (int n = 0; n < y.length; n++) {
                double eta = y[n] ? linear(n, b) : -linear(n, b);
                sum += eta > 0 ? Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta)) - eta;
            }
            return 2 * sum;
        }

        /** Gradient and information of the log likelihood at beta. */
        private void derive() {
            int size = beta.length;
            for (int a = 0; a < size; a++) {
                gradient[a] = 0;
                Arrays.fill(information[a], 0);
            }
            for (int n = 0; n < y.length; n++) {
                double p = 1 / (1 + Math.exp(-linear(n, beta)));
                double w = p * (1 - p);
                double residual = (y[n] ? 1 : 0) - p;
                for (int a = 0; a < size; a++) {
                    gradient[a] += residual * rows[n][a];
                    double wx = w * rows[n][a];
                    for (int b = 0; b <= a; b++) {
                        information[a][b] += wx * rows[n][b];
                    }
                }
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < a; b++) {
                    information[b][a] = information[a][b];
                }
            }
        }

        private void refuseDependent() {
            OptionalInt column = Cholesky.dependent(information, DEPENDENT);
            if (column.isPresent() && column.getAsInt() > 0) {
                throw new FitException(design.label(column.getAsInt() - 1)
                        + " is a linear combination of the columns before it: it has no coefficient");
            }
        }

        private double[] step() {
            return factor().solve(gradient);
        }

        private Cholesky factor() {
            return Cholesky.of(information, DEPENDENT * DEPENDENT).orElseThrow(() -> separated(beta));
        }

        private FitException separated(double[] step) {
            int largest = Math.min(1, step.length - 1);
            for (int j = 1; j < step.length; j++) {
                largest = Math.abs(step[j]) > Math.abs(step[largest]) ? j : largest;
            }
            return new FitException((largest == 0 ? "the offset" : design.label(largest - 1))
                    + " separates the classes, alone or with other columns: its coefficient is infinite; leave it"
                    + " out, or use a penalised model");
        }

        LogisticModel model(int positives, double nullDeviance) {
            double[][] v = factor().inverse();
            int size = beta.length;
            double[] coefficients = new double[size - 1];
            double intercept = beta[0];
            // beta = T b for the unscaled b; rows of T^-1
            double[][] back = new double[size][size];
            back[0][0] = 1;
            for (int j = 1; j < size; j++) {
                coefficients[j - 1] = beta[j] / design.deviation(j - 1);
                intercept -= coefficients[j - 1] * design.mean(j - 1);
                back[j][j] = 1 / design.deviation(j - 1);
                back[0][j] = -design.mean(j - 1) / design.deviation(j - 1);
            }
            return new LogisticModel(
                    design.names(),
                    intercept,
                    coefficients,
                    sandwich(back, v),
                    y.length,
                    positives,
                    nullDeviance,
                    deviance,
                    iterations);
        }

        /** T V T'. */
        private static double[][] sandwich(double[][] t, double[][] v) {
            return multiply(multiply(t, v), t);
        }

        /** A B'. */
        private static double[][] multiply(double[][] a, double[][] b) {
            double[][] product = new double[a.length][b.length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < b.length; j++) {
                    for (int k = 0; k < a[i].length; k++) {
                        product[i][j] += a[i][k] * b[j][k];
                    }
                }
            }
            return product;
        }
    }
}
