package org.deltarad.feature.shape;

import java.util.Arrays;
import org.deltarad.feature.region.Region;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Shape features in three dimensions (PyRadiomics {@code shape}); lengths in mm. */
public final class Shape {
    /** Eigenvalues of flat regions may round to this much below zero, mm2. */
    private static final double ROUNDED_ZERO = -1e-10;

    private final double voxelVolume;
    private final Mesh mesh;
    private final Diameters diameters;
    private final double[] variances;

    /** @param region its mask counts, its intensities do not */
    public Shape(Region region) {
        this.mesh = Mesh.of(region.inside(), region.size(), region.spacing());
        this.diameters = Diameters.of(region.inside(), region.size(), region.spacing());
        int voxels = 0;
        for (boolean b : region.inside()) {
            voxels += b ? 1 : 0;
        }
        this.voxelVolume = voxels * region.voxelVolume();
        this.variances = principalVariances(region, voxels);
    }

    /**
     * The value of a feature; NaN where a principal variance is negative beyond rounding.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code Sphericity}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        double volume = mesh.volume();
        double area = mesh.area();
        return switch (feature) {
            case "Compactness1" -> volume / (Math.pow(area, 1.5) * Math.sqrt(Math.PI));
            case "Compactness2" -> 36 * Math.PI * volume * volume / (area * area * area);
            case "Elongation" -> Math.sqrt(variances[1] / variances[2]);
            case "Flatness" -> Math.sqrt(variances[0] / variances[2]);
            case "LeastAxisLength" -> 4 * Math.sqrt(variances[0]);
            case "MajorAxisLength" -> 4 * Math.sqrt(variances[2]);
            case "Maximum2DDiameterColumn" -> diameters.column();
            case "Maximum2DDiameterRow" -> diameters.row();
            case "Maximum2DDiameterSlice" -> diameters.slice();
            case "Maximum3DDiameter" -> diameters.volume();
            case "MeshVolume" -> volume;
            case "MinorAxisLength" -> 4 * Math.sqrt(variances[1]);
            case "Sphericity" -> Math.cbrt(36 * Math.PI * volume * volume) / area;
            case "SphericalDisproportion" -> area / Math.cbrt(36 * Math.PI * volume * volume);
            case "SurfaceArea" -> area;
            case "SurfaceVolumeRatio" -> area / volume;
            case "VoxelVolume" -> voxelVolume;
            default -> throw new IllegalArgumentException("no shape feature " + feature);
        };
    }

    /** Variances of the voxel centres along their principal axes, rising, mm2. */
    private static double[] principalVariances(Region region, int voxels) {
        double[] sum = new double[3];
        double[][] products = new double[3][3];
        forEachVoxel(region, p -> {
            for (int a = 0; a < 3; a++) {
                sum[a] += p[a];
            }
        });
        forEachVoxel(region, p -> {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    products[a][b] += (p[a] - sum[a] / voxels) * (p[b] - sum[b] / voxels) / voxels;
                }
            }
        });
        double[] variances =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(products, false)).getEigenvalues();
        Arrays.sort(variances);
        for (int n = 0; n < variances.length; n++) {
            if (variances[n] < 0 && variances[n] > ROUNDED_ZERO) {
                variances[n] = 0;
            }
        }
        return variances;
    }

    @FunctionalInterface
    private interface PointVisitor {
        void visit(double[] point);
    }

    private static void forEachVoxel(Region region, PointVisitor visitor) {
        GridSize size = region.size();
        Vector3 spacing = region.spacing();
        double[] point = new double[3];
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    if (region.inside()[n]) {
                        point[0] = i * spacing.x();
                        point[1] = j * spacing.y();
                        point[2] = k * spacing.z();
                        visitor.visit(point);
                    }
                }
            }
        }
    }
}
