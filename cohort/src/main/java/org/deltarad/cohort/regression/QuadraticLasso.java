package org.deltarad.cohort.regression;

/**
 * Minimises a penalised quadratic by coordinate descent on the members' products, with a direct solution of the columns
 * in the model between passes: near the end of a path plain coordinate descent takes thousands of them.
 */
final class QuadraticLasso {
    private final double[][] x;
    private final double[] penalty;
    private final Curvature curvature;
    private final ActiveFactor factor = new ActiveFactor();
    private double[] gradient = {};
    private double[] value = {};
    private double[] right = {};
    private double[] added = {};
    private double lasso;
    private double ridge;

    /**
     * @param x         columns
     * @param penalty   of each column, relative
     * @param curvature of the quadratic
     */
    QuadraticLasso(double[][] x, double[] penalty, Curvature curvature) {
        this.x = x;
        this.penalty = penalty;
        this.curvature = curvature;
    }

    /** To be called after the curvature was renewed. */
    void renewed() {
        factor.clear();
    }

    /**
     * Moves the members' coefficients to the minimum.
     *
     * @param residual  first derivatives by the linear predictor, per row, at these coefficients
     * @param threshold largest change of the objective by a coefficient in a pass that still is convergence
     * @param limit     of passes
     * @return passes, more than the limit when it did not converge
     */
    int minimise(double[] beta, double[] residual, double lasso, double ridge, double threshold, int limit) {
        int[] members = curvature.members();
        take(members, beta, residual, lasso, ridge);
        int passes = 1;
        sweep(members);
        solve(members);
        while (sweep(members) >= threshold && passes <= limit) {
            passes++;
            solve(members);
        }
        for (int a = 0; a < members.length; a++) {
            beta[members[a]] = value[a];
        }
        return passes;
    }

    private void take(int[] members, double[] beta, double[] residual, double newLasso, double newRidge) {
        if (gradient.length < members.length) {
            gradient = new double[2 * members.length];
            value = new double[2 * members.length];
            right = new double[2 * members.length];
            added = new double[2 * members.length];
        }
        if (newRidge != ridge) {
            factor.clear();
        }
        lasso = newLasso;
        ridge = newRidge;
        for (int a = 0; a < members.length; a++) {
            int j = members[a];
            gradient[a] = dot(residual, x[j]);
            value[a] = beta[j];
            added[a] = ridge * penalty[j];
        }
    }

    private double sweep(int[] members) {
        double change = 0;
        double[][] products = curvature.products();
        for (int a = 0; a < members.length; a++) {
            double curve = products[a][a];
            double u = value[a] * curve + gradient[a];
            double excess = Math.abs(u) - lasso * penalty[members[a]];
            double scale = curve + added[a];
            double next = excess > 0 && scale > 0 ? Math.copySign(excess, u) / scale : 0;
            double step = next - value[a];
            if (step != 0) {
                value[a] = next;
                move(products[a], step, members.length);
                change = Math.max(change, curve * step * step);
            }
        }
        return change;
    }

    /** Newton's step within the columns in the model, as far as their signs hold; those that reach 0 leave. */
    private void solve(int[] members) {
        double[][] products = curvature.products();
        boolean[] in = new boolean[members.length];
        boolean crossed = true;
        while (crossed) {
            for (int a = 0; a < in.length; a++) {
                in[a] = value[a] != 0;
            }
            if (!factor.hold(products, added, in)) {
                factor.clear();
                return;
            }
            int size = factor.size();
            for (int i = 0; i < size; i++) {
                int a = factor.row(i);
                right[i] = gradient[a] - penalty[members[a]] * (lasso * Math.signum(value[a]) + ridge * value[a]);
            }
            factor.solve(right);
            double fraction = 1;
            int leaving = -1;
            for (int i = 0; i < size; i++) {
                int a = factor.row(i);
                if (penalty[members[a]] > 0 && value[a] * (value[a] + fraction * right[i]) < 0) {
                    fraction = -value[a] / right[i];
                    leaving = a;
                }
            }
            for (int i = 0; i < size; i++) {
                int a = factor.row(i);
                double next = a == leaving ? 0 : value[a] + fraction * right[i];
                move(products[a], next - value[a], members.length);
                value[a] = next;
            }
            crossed = leaving >= 0;
        }
    }

    private void move(double[] row, double step, int size) {
        double[] g = gradient;
        for (int i = 0; i < size; i++) {
            g[i] -= step * row[i];
        }
    }

    static double dot(double[] a, double[] b) {
        return dot(a, b, a.length);
    }

    /** Of the first elements; four sums at a time, which do not wait for each other. */
    static double dot(double[] a, double[] b, int size) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int n = 0;
        for (; n + 3 < size; n += 4) {
            s0 += a[n] * b[n];
            s1 += a[n + 1] * b[n + 1];
            s2 += a[n + 2] * b[n + 2];
            s3 += a[n + 3] * b[n + 3];
        }
        for (; n < size; n++) {
            s0 += a[n] * b[n];
        }
        return s0 + s1 + s2 + s3;
    }
}
