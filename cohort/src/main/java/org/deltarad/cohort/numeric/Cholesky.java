package org.deltarad.cohort.numeric;

import java.util.Optional;
import java.util.OptionalInt;

/** The factor L of a symmetric positive definite matrix A = L L'. */
public final class Cholesky {
    private final double[][] l;

    private Cholesky(double[][] l) {
        this.l = l;
    }

    /** The factor; empty when a pivot is below tolerance times its diagonal element, see {@link #dependent}. */
    public static Optional<Cholesky> of(double[][] a, double tolerance) {
        double[][] l = new double[a.length][];
        return factor(a, tolerance, l) < 0 ? Optional.of(new Cholesky(l)) : Optional.empty();
    }

    /** The first row that the rows before it explain, up to the tolerance. */
    public static OptionalInt dependent(double[][] a, double tolerance) {
        int row = factor(a, tolerance, new double[a.length][]);
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    private static int factor(double[][] a, double tolerance, double[][] l) {
        for (int i = 0; i < a.length; i++) {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i > j) {
                    l[i][j] = sum / l[j][j];
                } else if (!(sum > tolerance * a[i][i])) {
                    return i;
                } else {
                    l[i][i] = Math.sqrt(sum);
                }
            }
        }
        return -1;
    }

    /** x with A x = b. */
    public double[] solve(double[] b) {
        int n = l.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
        return x;
    }

    /** The inverse of A. */
    public double[][] inverse() {
        int n = l.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }

    /** b' A^-1 b. */
    public double quadraticForm(double[] b) {
        double[] x = solve(b);
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += x[i] * b[i];
        }
        return sum;
    }
}
