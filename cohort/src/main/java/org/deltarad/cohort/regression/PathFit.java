package org.deltarad.cohort.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.DesignMatrix;

/**
 * Quadratic approximations along descending penalties (Friedman 2010, Simon 2011), with glmnet's scaling of the
 * objective, its sequence of penalties and its criteria to end it; unlike glmnet with the Cox model's whole second derivative, not
 * its diagonal, so that a few steps do. An intercept is a last column of ones without penalty.
 */
final class PathFit {
    private static final int HALVINGS = 30;

    /** Steps on a curvature of an earlier point have to be this much smaller, since what is left after them is in proportion to them. */
    private static final double STALE = 0.01;

    /** The curvature is renewed when a step, squared, is more than this fraction of the one before. */
    private static final double SLOW = 0.1;

    private final DesignMatrix design;
    private final PathOptions options;
    private final PathLoss loss;
    private final int features;
    private final double[][] x;
    private final double[] scale;
    private final double[] penalty;
    private final boolean[] varies;
    private final double[] beta;
    private final double[] linear;
    private final double[] residual;
    private final double[] weight;
    private final Curvature curvature;
    private final QuadraticLasso quadratic;
    private final double nullDeviance;
    private final double threshold;
    private boolean fresh;
    private int passes;

    PathFit(DesignMatrix design, PathOptions options, PathLoss loss) {
        this.design = design;
        this.options = options;
        this.loss = loss;
        this.features = design.width();
        int columns = features + (loss.hasIntercept() ? 1 : 0);
        int rows = design.rows();
        this.x = new double[columns][rows];
        this.scale = new double[features];
        this.varies = new boolean[features];
        for (int j = 0; j < features; j++) {
            varies[j] = design.deviation(j) > 0;
            scale[j] = options.standardize() && varies[j] ? design.deviation(j) : 1;
            for (int n = 0; n < rows; n++) {
                x[j][n] = (design.column(j)[n] - design.mean(j)) / scale[j];
            }
        }
        this.penalty = Arrays.copyOf(penalties(options.penaltyFactor(), features), columns);
        this.beta = new double[columns];
        this.linear = new double[rows];
        this.residual = new double[rows];
        this.weight = new double[rows];
        this.curvature = new Curvature(x, loss, rows);
        this.quadratic = new QuadraticLasso(x, penalty, curvature);
        if (loss.hasIntercept()) {
            Arrays.fill(x[features], 1);
            beta[features] = loss.nullIntercept();
        }
        predict();
        this.nullDeviance = loss.deviance(linear);
        this.threshold = options.thresh() * nullDeviance / 2;
    }

    private static double[] penalties(double[] factors, int p) {
        double[] scaled = new double[p];
        if (factors.length != 0 && factors.length != p) {
            throw new IllegalArgumentException(factors.length + " penalty factors of " + p + " columns");
        }
        double sum = Arrays.stream(factors).sum();
        if (factors.length != 0 && !(sum > 0)) {
            throw new IllegalArgumentException("no column is penalised");
        }
        for (int j = 0; j < p; j++) {
            scaled[j] = factors.length == 0 ? 1 : factors[j] * p / sum;
        }
        return scaled;
    }

    PenalisedPath run() {
        boolean given = options.lambda().length > 0;
        int count = given ? options.lambda().length : options.nlambda();
        loss.expand(linear, residual, weight);
        renew(Double.POSITIVE_INFINITY);
        double ratio = ratio();
        double lambda = 0;
        List<Double> lambdas = new ArrayList<>();
        List<Double> explained = new ArrayList<>();
        List<double[]> coefficients = new ArrayList<>();
        List<Double> intercepts = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            if (given) {
                lambda = options.lambda()[m];
            } else if (m == 0) {
                lambda = Double.MAX_VALUE / 1e9;
            } else if (m == 1) {
                lambda = largest() * ratio;
            } else {
                lambda *= ratio;
            }
            if (!solve(lambda) && m > 0) {
                break;
            }
            double[] unscaled = unscaled();
            lambdas.add(lambda);
            intercepts.add((loss.hasIntercept() ? beta[features] : 0) - scoreOfMeans(unscaled));
            coefficients.add(unscaled);
            explained.add(1 - loss.deviance(linear) / nullDeviance);
            if (!given && loss.endsPath(explained)) {
                break;
            }
        }
        if (!given && lambdas.size() > 1) {
            lambdas.set(0, first(lambdas));
        }
        return new PenalisedPath(
                design.names(),
                toArray(lambdas),
                toArray(intercepts),
                coefficients.toArray(double[][]::new),
                toArray(explained),
                nullDeviance * design.rows());
    }

    /** The first penalty of a path is infinite while fitting; glmnet gives it the next step up of the log scale. */
    private static double first(List<Double> lambdas) {
        return lambdas.size() > 2 ? Math.exp(2 * Math.log(lambdas.get(1)) - Math.log(lambdas.get(2))) : lambdas.get(1);
    }

    private double ratio() {
        double smallest = Double.isNaN(options.lambdaMinRatio())
                ? (design.rows() < design.width() ? 0.01 : 1e-4)
                : options.lambdaMinRatio();
        return Math.pow(Math.max(1e-6, smallest), 1.0 / (options.nlambda() - 1));
    }

    /** The largest penalty at which something is in the model. */
    private double largest() {
        double max = 0;
        for (int j = 0; j < features; j++) {
            if (penalty[j] > 0 && varies[j]) {
                max = Math.max(max, Math.abs(QuadraticLasso.dot(residual, x[j])) / penalty[j]);
            }
        }
        if (max == 0) {
            throw new FitException("no column that is penalised varies with the outcome");
        }
        return max / Math.max(options.alpha(), 1e-3);
    }

    /**
     * At one penalty, from the solution of the one before, on the columns in the model and those that want to enter.
     *
     * @return false where the loss has no curvature any more
     */
    private boolean solve(double lambda) {
        double lasso = options.alpha() * lambda;
        double ridge = (1 - options.alpha()) * lambda;
        enter(lasso);
        double previous = Double.POSITIVE_INFINITY;
        while (true) {
            double step = step(lasso, ridge);
            if (!loss.expand(linear, residual, weight)) {
                return false;
            }
            boolean small = step < (fresh ? threshold : threshold * STALE);
            if (small && !enter(lasso)) {
                return true;
            }
            if (!small && step > previous * SLOW) {
                renew(lasso);
            } else {
                fresh = false;
            }
            previous = step;
        }
    }

    /** One step of Newton's method; the largest change of the objective by a coefficient. */
    private double step(double lasso, double ridge) {
        double[] before = beta.clone();
        double objective = objective(lasso, ridge);
        passes += quadratic.minimise(beta, residual, lasso, ridge, threshold, options.maxit() - passes);
        if (passes > options.maxit()) {
            throw new FitException("no convergence in " + options.maxit() + " passes along the path of penalties;"
                    + " a larger lambdaMinRatio ends it earlier");
        }
        predict();
        if (!fresh && objective(lasso, ridge) > objective + threshold) {
            System.arraycopy(before, 0, beta, 0, beta.length);
            predict();
            renew(lasso);
            return step(lasso, ridge);
        }
        for (int half = 0; half < HALVINGS && objective(lasso, ridge) > objective + threshold; half++) {
            Arrays.setAll(beta, j -> (beta[j] + before[j]) / 2);
            predict();
        }
        double largest = 0;
        for (int j : curvature.members()) {
            double step = beta[j] - before[j];
            largest = Math.max(largest, curvature.of(j) * step * step);
        }
        return largest;
    }

    /** Takes the curvature of the present predictors, for the columns in the model and those that want to enter. */
    private void renew(double lasso) {
        List<Integer> columns = new ArrayList<>();
        for (int j = 0; j < x.length; j++) {
            if (beta[j] != 0 || j == features || (penalty[j] == 0 && varies[j]) || wants(j, lasso)) {
                columns.add(j);
            }
        }
        curvature.renew(weight, columns);
        quadratic.renewed();
        fresh = true;
    }

    /** Lets the columns in whose gradient exceeds their penalty; false when there are none. */
    private boolean enter(double lasso) {
        List<Integer> columns = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            if (!curvature.holds(j) && wants(j, lasso)) {
                columns.add(j);
            }
        }
        curvature.include(columns);
        return !columns.isEmpty();
    }

    /** Whether the gradient of a column exceeds its penalty. */
    private boolean wants(int j, double lasso) {
        return varies[j] && Math.abs(QuadraticLasso.dot(residual, x[j])) > lasso * penalty[j];
    }

    /** Half the deviance per row and the penalty. */
    private double objective(double lasso, double ridge) {
        double sum = loss.deviance(linear) / 2;
        for (int j = 0; j < beta.length; j++) {
            sum += penalty[j] == 0 ? 0 : penalty[j] * (lasso * Math.abs(beta[j]) + ridge / 2 * beta[j] * beta[j]);
        }
        return sum;
    }

    private void predict() {
        Arrays.fill(linear, 0);
        for (int j = 0; j < x.length; j++) {
            if (beta[j] != 0) {
                for (int n = 0; n < linear.length; n++) {
                    linear[n] += beta[j] * x[j][n];
                }
            }
        }
    }

    private double[] unscaled() {
        double[] b = Arrays.copyOf(beta, features);
        for (int j = 0; j < b.length; j++) {
            b[j] /= scale[j];
        }
        return b;
    }

    private double scoreOfMeans(double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * design.mean(j);
        }
        return sum;
    }

    private static double[] toArray(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
