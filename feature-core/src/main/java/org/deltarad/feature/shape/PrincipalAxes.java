package org.deltarad.feature.shape;

import java.util.Arrays;

/** Variances along the principal axes of points, by Jacobi rotations. */
public final class PrincipalAxes {
    private static final int SWEEPS = 64;

    /** Eigenvalues of flat regions may round to this much below zero, mm2 (PyRadiomics {@code shape}). */
    private static final double ROUNDED_ZERO = -1e-10;

    private PrincipalAxes() {}

    /**
     * Eigenvalues of a symmetric matrix, rising; 0 for what is below it by rounding only. A matrix that is diagonal keeps
     * its values to the last bit.
     *
     * @param a square; overwritten
     */
    public static double[] variances(double[][] a) {
        int n = a.length;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean rotated = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotated |= rotate(a, p, q);
                }
            }
            if (!rotated) {
                break;
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i] < 0 && a[i][i] > ROUNDED_ZERO ? 0 : a[i][i];
        }
        Arrays.sort(values);
        return values;
    }

    /** Makes element (p, q) zero; false when it is too small to change the diagonal. */
    private static boolean rotate(double[][] a, int p, int q) {
        double off = a[p][q];
        if (Math.abs(off) <= Math.ulp(Math.min(Math.abs(a[p][p]), Math.abs(a[q][q]))) / 4) {
            a[p][q] = 0;
            a[q][p] = 0;
            return false;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * off);
        double t = Math.copySign(1 / (Math.abs(theta) + Math.hypot(theta, 1)), theta);
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        a[p][p] -= t * off;
        a[q][q] += t * off;
        a[p][q] = 0;
        a[q][p] = 0;
        for (int r = 0; r < a.length; r++) {
            if (r != p && r != q) {
                double rp = a[r][p];
                double rq = a[r][q];
                a[r][p] = c * rp - s * rq;
                a[p][r] = a[r][p];
                a[r][q] = s * rp + c * rq;
                a[q][r] = a[r][q];
            }
        }
        return true;
    }
}
