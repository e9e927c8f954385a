package org.deltarad.feature.texture;

import java.util.Arrays;

/** A symmetric matrix, reduced to a tridiagonal one of the same eigenvalues by Householder reflections. */
final class SymmetricMatrix {
    private final double[] diagonal;
    private final double[] offDiagonalSquared;
    private final double bound;

    /** @param a square and symmetric; overwritten */
    SymmetricMatrix(double[][] a) {
        int n = a.length;
        this.diagonal = new double[n];
        this.offDiagonalSquared = new double[n];
        double[] off = new double[n];
        tridiagonalise(a, off);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double next = i + 1 < n ? Math.abs(off[i + 1]) : 0;
            largest = Math.max(largest, Math.abs(diagonal[i]) + Math.abs(off[i]) + next);
            offDiagonalSquared[i] = off[i] * off[i];
        }
        this.bound = largest;
    }

    /** Row by row from the last, using the lower triangle: off[i] couples i - 1 and i. */
    private void tridiagonalise(double[][] a, double[] off) {
        int n = a.length;
        double[] u = new double[n];
        double[] q = new double[n];
        for (int i = n - 1; i > 0; i--) {
            double[] row = a[i];
            diagonal[i] = row[i];
            double tail = 0;
            for (int k = 0; k < i - 1; k++) {
                tail += row[k] * row[k];
            }
            double last = row[i - 1];
            if (tail == 0) {
                off[i] = last;
                continue;
            }
            double norm = Math.sqrt(tail + last * last);
            off[i] = last > 0 ? -norm : norm;
            System.arraycopy(row, 0, u, 0, i);
            u[i - 1] = last - off[i];
            double h = norm * norm - last * off[i];
            reflect(a, i, u, h, q);
        }
        diagonal[0] = a[0][0];
    }

    /** Applies I - u u' / h from both sides to the leading block of m rows. */
    private static void reflect(double[][] a, int m, double[] u, double h, double[] q) {
        Arrays.fill(q, 0, m, 0);
        for (int j = 0; j < m; j++) {
            double[] row = a[j];
            double uj = u[j];
            double dot = row[j] * uj;
            for (int k = 0; k < j; k++) {
                dot += row[k] * u[k];
                q[k] += row[k] * uj;
            }
            q[j] += dot;
        }
        double uq = 0;
        for (int j = 0; j < m; j++) {
            q[j] /= h;
            uq += u[j] * q[j];
        }
        double half = uq / (2 * h);
        for (int j = 0; j < m; j++) {
            q[j] -= half * u[j];
        }
        for (int j = 0; j < m; j++) {
            double[] row = a[j];
            double uj = u[j];
            double qj = q[j];
            for (int k = 0; k <= j; k++) {
                row[k] -= uj * q[k] + qj * u[k];
            }
        }
    }

    /** The second largest of the magnitudes of the eigenvalues, by bisection; the matrix has two rows or more. */
    double secondMagnitude() {
        int n = diagonal.length;
        double low = 0;
        double high = bound * (1 + 4 * Math.ulp(1.0)) + Double.MIN_NORMAL;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            int beyond = n - countBelow(middle) + countBelow(-middle);
            if (beyond >= 2) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** Eigenvalues below x: negative pivots of the shifted matrix (Sturm). */
    private int countBelow(double x) {
        int count = 0;
        double pivot = 1;
        for (int i = 0; i < diagonal.length; i++) {
            pivot = diagonal[i] - x - (i == 0 ? 0 : offDiagonalSquared[i] / pivot);
            if (pivot == 0) {
                pivot = Double.MIN_NORMAL;
            }
            if (pivot < 0) {
                count++;
            }
        }
        return count;
    }
}
