package org.deltarad.feature.ibsi.morphology;

import org.deltarad.volume.Vector3;

/** Symmetric matrices of 4 x 4. */
final class Matrix4 {
    private Matrix4() {}

    /** The inverse of a positive definite matrix, by Gauss and Jordan. */
    static double[][] inverse(double[][] matrix) {
        double[][] a = new double[4][];
        double[][] inverse = new double[4][4];
        for (int r = 0; r < 4; r++) {
            a[r] = matrix[r].clone();
            inverse[r][r] = 1;
        }
        for (int pivot = 0; pivot < 4; pivot++) {
            double scale = 1 / a[pivot][pivot];
            for (int c = 0; c < 4; c++) {
                a[pivot][c] *= scale;
                inverse[pivot][c] *= scale;
            }
            for (int r = 0; r < 4; r++) {
                double factor = r == pivot ? 0 : a[r][pivot];
                for (int c = 0; c < 4; c++) {
                    a[r][c] -= factor * a[pivot][c];
                    inverse[r][c] -= factor * inverse[pivot][c];
                }
            }
        }
        return inverse;
    }

    /** The quadratic form of (x, y, z, 1). */
    static double form(double[][] m, Vector3 p) {
        double x = p.x();
        double y = p.y();
        double z = p.z();
        return x * (m[0][0] * x + 2 * (m[0][1] * y + m[0][2] * z + m[0][3]))
                + y * (m[1][1] * y + 2 * (m[1][2] * z + m[1][3]))
                + z * (m[2][2] * z + 2 * m[2][3])
                + m[3][3];
    }
}
