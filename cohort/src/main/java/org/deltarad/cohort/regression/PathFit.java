package org.deltarad.cohort.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.DesignMatrix;

/**
 * Cyclic coordinate descent on quadratic approximations along descending penalties (Friedman 2010, Simon 2011), with
 * glmnet's scaling of the objective, its sequence of penalties, its strong rules and its criteria to stop.
 */
final class PathFit {
    private final DesignMatrix design;
    private final PathOptions options;
    private final PathLoss loss;
    private final double[][] x;
    private final double[] scale;
    private final double[] penalty;
    private final boolean[] varies;
    private final boolean[] strong;
    private final double[] beta;
    private final double[] linear;
    private final double[] residual;
    private final double[] weight;
    private final double[] curvature;
    private final double nullDeviance;
    private final double threshold;
    private double intercept;
    private int passes;

    PathFit(DesignMatrix design, PathOptions options, PathLoss loss) {
        this.design = design;
        this.options = options;
        this.loss = loss;
        int p = design.width();
        int rows = design.rows();
        this.x = new double[p][rows];
        this.scale = new double[p];
        this.varies = new boolean[p];
        for (int j = 0; j < p; j++) {
            varies[j] = design.deviation(j) > 0;
            scale[j] = options.standardize() && varies[j] ? design.deviation(j) : 1;
            for (int n = 0; n < rows; n++) {
                x[j][n] = (design.column(j)[n] - design.mean(j)) / scale[j];
            }
        }
        this.penalty = penalties(options.penaltyFactor(), p);
        this.strong = new boolean[p];
        this.beta = new double[p];
        this.linear = new double[rows];
        this.residual = new double[rows];
        this.weight = new double[rows];
        this.curvature = new double[p];
        this.intercept = loss.nullIntercept();
        Arrays.fill(linear, intercept);
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
        double[] gradient = gradients();
        double ratio = ratio();
        double lambda = 0;
        List<Double> lambdas = new ArrayList<>();
        List<Double> explained = new ArrayList<>();
        List<double[]> coefficients = new ArrayList<>();
        List<Double> intercepts = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            double previous = lambda;
            if (given) {
                lambda = options.lambda()[m];
            } else if (m == 0) {
                lambda = Double.MAX_VALUE / 1e9;
            } else if (m == 1) {
                previous = largest(gradient);
                lambda = previous * ratio;
            } else {
                lambda *= ratio;
            }
            if (!solve(lambda, previous, gradient) && m > 0) {
                break;
            }
            lambdas.add(lambda);
            intercepts.add(intercept - offsetOfMeans());
            coefficients.add(unscaled());
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

    private double[] gradients() {
        double[] g = new double[x.length];
        for (int j = 0; j < g.length; j++) {
            g[j] = varies[j] ? Math.abs(dot(residual, x[j])) : 0;
        }
        return g;
    }

    private double largest(double[] gradient) {
        double max = 0;
        for (int j = 0; j < gradient.length; j++) {
            max = penalty[j] > 0 ? Math.max(max, gradient[j] / penalty[j]) : max;
        }
        if (max == 0) {
            throw new FitException("no column that is penalised varies with the outcome");
        }
        return max / Math.max(options.alpha(), 1e-3);
    }

    /** At one penalty, from the solution of the one before. Updates the gradients of columns that stay out. */
    private boolean solve(double lambda, double previous, double[] gradient) {
        double strongLimit = options.alpha() * (2 * lambda - previous);
        for (int j = 0; j < strong.length; j++) {
            strong[j] |= varies[j] && gradient[j] > strongLimit * penalty[j];
        }
        double lasso = options.alpha() * lambda;
        double ridge = (1 - options.alpha()) * lambda;
        while (true) {
            double[] before = beta.clone();
            double interceptBefore = intercept;
            for (int j = 0; j < x.length; j++) {
                curvature[j] = strong[j] ? dotSquare(weight, x[j]) : 0;
            }
            double total = Arrays.stream(weight).sum();
            descend(lasso, ridge, total);
            if (!loss.expand(linear, residual, weight)) {
                return false;
            }
            boolean moved = loss.hasIntercept()
                    && total * (intercept - interceptBefore) * (intercept - interceptBefore) >= threshold;
            for (int j = 0; j < x.length && !moved; j++) {
                double step = beta[j] - before[j];
                moved = curvature[j] * step * step >= threshold;
            }
            if (!moved && !admit(lasso, gradient)) {
                return true;
            }
        }
    }

    /** Adds columns to the strong set whose gradient exceeds the penalty; whether there were any. */
    private boolean admit(double lasso, double[] gradient) {
        boolean any = false;
        for (int j = 0; j < x.length; j++) {
            if (!strong[j] && varies[j]) {
                gradient[j] = Math.abs(dot(residual, x[j]));
                if (gradient[j] > lasso * penalty[j]) {
                    strong[j] = true;
                    any = true;
                }
            }
        }
        return any;
    }

    /** Minimises the quadratic approximation: all strong columns once, then those in the model until they rest. */
    private void descend(double lasso, double ridge, double total) {
        boolean[] active = new boolean[x.length];
        while (sweep(strong, active, lasso, ridge, total) >= threshold) {
            double change;
            do {
                change = sweep(active, active, lasso, ridge, total);
            } while (change >= threshold);
        }
    }

    /** One pass over some columns; the largest change of the objective. */
    private double sweep(boolean[] columns, boolean[] active, double lasso, double ridge, double total) {
        if (++passes > options.maxit()) {
            throw new FitException("no convergence in " + options.maxit() + " passes along the path of penalties;"
                    + " a larger lambdaMinRatio ends it earlier");
        }
        double change = 0;
        for (int j = 0; j < x.length; j++) {
            if (columns[j]) {
                change = Math.max(change, update(j, lasso, ridge));
                active[j] |= beta[j] != 0;
            }
        }
        if (loss.hasIntercept()) {
            double step = Arrays.stream(residual).sum() / total;
            intercept += step;
            for (int n = 0; n < residual.length; n++) {
                residual[n] -= step * weight[n];
                linear[n] += step;
            }
            change = Math.max(change, total * step * step);
        }
        return change;
    }

    private double update(int j, double lasso, double ridge) {
        double u = beta[j] * curvature[j] + dot(residual, x[j]);
        double excess = Math.abs(u) - lasso * penalty[j];
        double next = excess > 0 ? Math.copySign(excess, u) / (curvature[j] + ridge * penalty[j]) : 0;
        double step = next - beta[j];
        if (step == 0) {
            return 0;
        }
        beta[j] = next;
        double[] column = x[j];
        for (int n = 0; n < residual.length; n++) {
            residual[n] -= step * weight[n] * column[n];
            linear[n] += step * column[n];
        }
        return curvature[j] * step * step;
    }

    private double[] unscaled() {
        double[] b = beta.clone();
        for (int j = 0; j < b.length; j++) {
            b[j] /= scale[j];
        }
        return b;
    }

    private double offsetOfMeans() {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum += beta[j] / scale[j] * design.mean(j);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }

    private static double dotSquare(double[] w, double[] a) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += w[n] * a[n] * a[n];
        }
        return sum;
    }

    private static double[] toArray(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
