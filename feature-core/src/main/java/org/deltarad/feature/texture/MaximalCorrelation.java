package org.deltarad.feature.texture;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The maximal correlation coefficient: the root of the second largest eigenvalue of
 * Q(i, j) = sum over k of p(i, k) p(j, k) / (px(i) py(k) + epsilon) (PyRadiomics {@code getMCCFeatureValue}).
 *
 * <p>Without epsilon, Q is similar to a symmetric matrix by the square roots of px. Epsilon breaks that by about
 * epsilon / (px py), so the symmetric part of the similar matrix is decomposed: its eigenvalues differ from those of Q
 * by the square of that only.
 */
final class MaximalCorrelation {
    private static final double EPSILON = Math.ulp(1.0);

    private MaximalCorrelation() {}

    /** The coefficient of a normalised matrix of two levels or more; NaN when the matrix is. */
    static double of(double[][] p, double[] px, double[] py) {
        if (Double.isNaN(px[0])) {
            return Double.NaN;
        }
        double[] eigenvalues =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(symmetric(p, px, py), false)).getEigenvalues();
        Arrays.sort(eigenvalues);
        return Math.sqrt(Math.max(0, eigenvalues[eigenvalues.length - 2]));
    }

    private static double[][] symmetric(double[][] p, double[] px, double[] py) {
        int n = p.length;
        double[][] similar = new double[n][n];
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            if (px[i] == 0) {
                continue;
            }
            for (int k = 0; k < n; k++) {
                row[k] = p[i][k] / (px[i] * py[k] + EPSILON);
            }
            for (int j = 0; j < n; j++) {
                if (px[j] > 0) {
                    double q = 0;
                    for (int k = 0; k < n; k++) {
                        q += row[k] * p[j][k];
                    }
                    similar[i][j] = q * Math.sqrt(px[i] / px[j]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (similar[i][j] + similar[j][i]) / 2;
                similar[i][j] = mean;
                similar[j][i] = mean;
            }
        }
        return similar;
    }
}
