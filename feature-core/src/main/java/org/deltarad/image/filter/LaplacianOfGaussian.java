package org.deltarad.image.filter;

import java.util.Optional;
import org.deltarad.image.GridBox;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * Laplacian of Gaussian times sigma squared, as ITK's {@code LaplacianRecursiveGaussianImageFilter} computes it: each
 * second derivative by three recursive passes, held in single precision between passes.
 */
final class LaplacianOfGaussian {
    private LaplacianOfGaussian() {}

    /** Why PyRadiomics would leave out this image, if it would. */
    static Optional<String> refusal(Geometry geometry, double sigma) {
        GridSize size = geometry.size();
        if (Math.min(size.x(), Math.min(size.y(), size.z())) < RecursiveGaussian.SHORTEST) {
            return Optional.of("the image of " + size + " voxels is too small; each axis needs at least "
                    + RecursiveGaussian.SHORTEST);
        }
        Vector3 spacing = geometry.spacing();
        boolean fits = size.x() >= Math.ceil(sigma / spacing.x()) + 1
                && size.y() >= Math.ceil(sigma / spacing.y()) + 1
                && size.z() >= Math.ceil(sigma / spacing.z()) + 1;
        return fits
                ? Optional.empty()
                : Optional.of("the image of " + size + " voxels is too small for sigma " + sigma
                        + " mm; each axis needs at least sigma/spacing + 1 voxels");
    }

    /**
     * The filtered image on the wanted box.
     *
     * @param sigma mm
     */
    static Volume apply(FilterInput input, double sigma) {
        GridBox box = input.wanted();
        Geometry geometry = input.image().geometry();
        Vector3 spacing = geometry.spacing();
        double[] sum = new double[box.size().voxels()];
        for (int axis = 0; axis < 3; axis++) {
            RecursivePass derivative = new RecursivePass(
                    axis, RecursiveGaussian.secondDerivative(sigma / spacing.along(axis), sigma * sigma), box);
            FloatGrid grid = derivative.apply(input.image());
            for (int other = 0; other < 3; other++) {
                if (other != axis) {
                    grid = new RecursivePass(other, RecursiveGaussian.smoothing(sigma / spacing.along(other)), box)
                            .apply(grid);
                }
            }
            double weight = 1.0 / (spacing.along(axis) * spacing.along(axis));
            for (int n = 0; n < sum.length; n++) {
                sum[n] = (float) (sum[n] + grid.values()[n] * weight);
            }
        }
        return new Volume(box.geometry(geometry), sum, ScalarType.FLOAT32);
    }
}
