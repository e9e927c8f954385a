package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Principal component analysis. */
final class Principal {
    /** Variances of flat or straight regions round to this part of the largest, or less. */
    private static final double ROUNDED_ZERO = 1e-12;

    private Principal() {}

    /** Variances along the principal axes of a covariance matrix, falling; what is 0 but for rounding is 0. */
    static double[] variances(double[][] covariance) {
        double[] rising = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false)).getEigenvalues();
        Arrays.sort(rising);
        double[] falling = {rising[2], rising[1], rising[0]};
        for (int n = 0; n < 3; n++) {
            falling[n] = falling[n] <= ROUNDED_ZERO * falling[0] ? 0 : falling[n];
        }
        return falling;
    }

    /**
     * Variances of voxel centres along their principal axes, falling, mm2: those of a sample, divided by one less than
     * there are voxels. NaN for a single voxel.
     *
     * @param inside flags of a box, x fastest
     */
    static double[] variances(boolean[] inside, GridSize size, Vector3 spacing) {
        double[] step = {spacing.x(), spacing.y(), spacing.z()};
        double[] sum = new double[3];
        double[][] products = new double[3][3];
        int[] at = new int[3];
        long voxels = 0;
        for (int n = 0; n < inside.length; n++) {
            if (inside[n]) {
                at[0] = n % size.x();
                at[1] = n / size.x() % size.y();
                at[2] = n / size.x() / size.y();
                voxels++;
                for (int r = 0; r < 3; r++) {
                    sum[r] += at[r];
                    for (int c = 0; c <= r; c++) {
                        products[r][c] += (double) at[r] * at[c];
                    }
                }
            }
        }
        double[][] covariance = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c <= r; c++) {
                double deviations = products[r][c] - sum[r] * (sum[c] / voxels);
                covariance[r][c] = deviations / (voxels - 1) * step[r] * step[c];
                covariance[c][r] = covariance[r][c];
            }
        }
        return variances(covariance);
    }
}
