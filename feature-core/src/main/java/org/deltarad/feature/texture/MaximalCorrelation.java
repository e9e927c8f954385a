package org.deltarad.feature.texture;

import java.util.Arrays;

/**
 * The maximal correlation coefficient: the root of the second largest eigenvalue of
 * Q(i, j) = sum over k of p(i, k) p(j, k) / (px(i) py(k) + epsilon) (PyRadiomics {@code getMCCFeatureValue}).
 *
 * <p>Q is similar to S S' with S(i, k) = p(i, k) / sqrt(px(i) py(k) + epsilon), but for epsilon: its effect on the
 * similar matrix has an antisymmetric part of epsilon / (px py), which changes eigenvalues by the square of that only.
 * A symmetric co-occurrence matrix makes S symmetric, so that the root is the second largest magnitude of the
 * eigenvalues of S itself.
 */
final class MaximalCorrelation {
    private static final double EPSILON = Math.ulp(1.0);

    private MaximalCorrelation() {}

    /**
     * The coefficient of a normalised matrix of two levels or more; NaN when the matrix is, 0 when one level alone has
     * pairs.
     *
     * @param p         square, row by row
     * @param symmetric whether p equals its transpose
     */
    static double of(double[] p, double[] px, double[] py, boolean symmetric) {
        if (Double.isNaN(p[0])) {
            return Double.NaN;
        }
        double[][] s = scaled(p, px, py);
        if (s.length < 2) {
            return 0;
        }
        return symmetric
                ? new SymmetricMatrix(s).secondMagnitude()
                : Math.sqrt(new SymmetricMatrix(timesTranspose(s)).secondMagnitude());
    }

    /** S without the rows of levels that no pair begins with. Columns of a symmetric matrix go with the rows. */
    private static double[][] scaled(double[] p, double[] px, double[] py) {
        int n = px.length;
        int[] rows = filled(px);
        int[] columns = filled(py);
        double[][] s = new double[rows.length][columns.length];
        for (int a = 0; a < rows.length; a++) {
            double x = px[rows[a]];
            for (int b = 0; b < columns.length; b++) {
                double v = p[rows[a] * n + columns[b]];
                s[a][b] = v == 0 ? 0 : v / Math.sqrt(x * py[columns[b]] + EPSILON);
            }
        }
        return s;
    }

    private static int[] filled(double[] marginal) {
        int[] indices = new int[marginal.length];
        int count = 0;
        for (int a = 0; a < marginal.length; a++) {
            if (marginal[a] > 0) {
                indices[count++] = a;
            }
        }
        return Arrays.copyOf(indices, count);
    }

    private static double[][] timesTranspose(double[][] s) {
        int n = s.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int k = 0; k < s[i].length; k++) {
                    dot += s[i][k] * s[j][k];
                }
                product[i][j] = dot;
                product[j][i] = dot;
            }
        }
        return product;
    }
}
