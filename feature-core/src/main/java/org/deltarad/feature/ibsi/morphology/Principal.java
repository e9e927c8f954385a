package org.deltarad.feature.ibsi.morphology;

import org.deltarad.feature.shape.IndexMoments;
import org.deltarad.feature.shape.PrincipalAxes;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** Principal component analysis; variances fall, mm2. */
final class Principal {
    /** Variances of flat or straight regions round to this part of the largest, or less. */
    private static final double ROUNDED_ZERO = 1e-12;

    private Principal() {}

    /** Variances along the principal axes of a covariance matrix, which is overwritten; 0 where rounding leaves more. */
    static double[] variances(double[][] covariance) {
        double[] rising = PrincipalAxes.variances(covariance);
        double[] falling = {rising[2], rising[1], rising[0]};
        for (int n = 0; n < 3; n++) {
            falling[n] = falling[n] <= ROUNDED_ZERO * falling[0] ? 0 : falling[n];
        }
        return falling;
    }

    /**
     * Variances of voxel centres: those of a sample, divided by one less than there are voxels. 0 for a single voxel.
     *
     * @param inside flags of a box, x fastest
     */
    static double[] variances(boolean[] inside, GridSize size, Vector3 spacing) {
        IndexMoments moments = new IndexMoments(inside, size);
        double[] variances = variances(moments.covariance(spacing.x(), spacing.y(), spacing.z()));
        double sample = moments.voxels() / Math.max(1.0, moments.voxels() - 1.0);
        return new double[] {sample * variances[0], sample * variances[1], sample * variances[2]};
    }
}
