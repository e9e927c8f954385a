package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.Optional;
import org.deltarad.cohort.numeric.Cholesky;

/**
 * Minimises a penalised quadratic by coordinate descent on the columns' weighted cross products, with a direct solution
 * of the columns in the model between passes: near the end of a path plain coordinate descent takes thousands of them.
 */
final class QuadraticLasso {
    private static final double SINGULAR = 1e-12;

    private final double[] penalty;
    private final int[] set;
    private final double[] gradient;
    private final double[] curvature;
    private final double[][] products;
    private final double lasso;
    private final double ridge;

    /**
     * @param x        columns
     * @param penalty  of each column, relative
     * @param residual first derivatives by the linear predictor, per row
     * @param weight   minus second derivatives, as {@link PathLoss#expand} gives both
     * @param set      columns that may change
     */
    QuadraticLasso(
            double[][] x,
            double[] penalty,
            double[] residual,
            double[] weight,
            PathLoss loss,
            int[] set,
            double lasso,
            double ridge) {
        this.penalty = penalty;
        this.set = set;
        this.lasso = lasso;
        this.ridge = ridge;
        this.gradient = new double[x.length];
        this.curvature = new double[x.length];
        this.products = new double[x.length][];
        double[][] coupled = new double[set.length][];
        double[] weighted = new double[weight.length];
        for (int a = 0; a < set.length; a++) {
            int j = set[a];
            gradient[j] = dot(residual, x[j]);
            coupled[a] = loss.coupled(x[j]);
            for (int n = 0; n < weighted.length; n++) {
                weighted[n] = weight[n] * x[j][n];
            }
            products[j] = new double[x.length];
            for (int b = 0; b <= a; b++) {
                double product = dot(weighted, x[set[b]]) - dot(coupled[a], coupled[b]);
                products[j][set[b]] = product;
                products[set[b]][j] = product;
            }
            curvature[j] = products[j][j];
        }
    }

    double curvature(int j) {
        return curvature[j];
    }

    /**
     * Moves the coefficients to the minimum.
     *
     * @param threshold largest change of the objective by a coefficient in a pass that still is convergence
     * @param limit     of passes
     * @return passes, more than the limit when it did not converge
     */
    int minimise(double[] beta, double threshold, int limit) {
        int passes = 1;
        sweep(beta);
        solve(beta);
        while (sweep(beta) >= threshold && passes <= limit) {
            passes++;
            solve(beta);
        }
        return passes;
    }

    private double sweep(double[] beta) {
        double change = 0;
        for (int j : set) {
            double u = beta[j] * curvature[j] + gradient[j];
            double excess = Math.abs(u) - lasso * penalty[j];
            double scale = curvature[j] + ridge * penalty[j];
            double next = excess > 0 && scale > 0 ? Math.copySign(excess, u) / scale : 0;
            double step = next - beta[j];
            if (step != 0) {
                beta[j] = next;
                move(j, step);
                change = Math.max(change, curvature[j] * step * step);
            }
        }
        return change;
    }

    /** Newton's step within the columns in the model, as far as their signs hold; those that reach 0 leave. */
    private void solve(double[] beta) {
        boolean crossed = true;
        while (crossed) {
            int[] active = Arrays.stream(set).filter(j -> beta[j] != 0).toArray();
            Optional<double[]> step = step(active, beta);
            if (step.isEmpty()) {
                return;
            }
            double fraction = 1;
            int leaving = -1;
            for (int a = 0; a < active.length; a++) {
                double b = beta[active[a]];
                double d = step.get()[a];
                if (penalty[active[a]] > 0 && b * (b + fraction * d) < 0) {
                    fraction = -b / d;
                    leaving = active[a];
                }
            }
            for (int a = 0; a < active.length; a++) {
                int j = active[a];
                double next = j == leaving ? 0 : beta[j] + fraction * step.get()[a];
                move(j, next - beta[j]);
                beta[j] = next;
            }
            crossed = leaving >= 0;
        }
    }

    private Optional<double[]> step(int[] active, double[] beta) {
        double[][] h = new double[active.length][active.length];
        double[] right = new double[active.length];
        for (int a = 0; a < active.length; a++) {
            int j = active[a];
            double[] row = products[j];
            for (int b = 0; b < active.length; b++) {
                h[a][b] = row[active[b]];
            }
            h[a][a] += ridge * penalty[j];
            right[a] = gradient[j] - penalty[j] * (lasso * Math.signum(beta[j]) + ridge * beta[j]);
        }
        return Cholesky.of(h, SINGULAR).map(factor -> factor.solve(right));
    }

    private void move(int j, double step) {
        double[] row = products[j];
        for (int i : set) {
            gradient[i] -= step * row[i];
        }
    }

    /** Four sums at a time, which do not wait for each other. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int n = 0;
        for (; n + 3 < a.length; n += 4) {
            s0 += a[n] * b[n];
            s1 += a[n + 1] * b[n + 1];
            s2 += a[n + 2] * b[n + 2];
            s3 += a[n + 3] * b[n + 3];
        }
        for (; n < a.length; n++) {
            s0 += a[n] * b[n];
        }
        return s0 + s1 + s2 + s3;
    }
}
