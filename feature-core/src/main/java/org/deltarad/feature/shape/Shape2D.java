package org.deltarad.feature.shape;

import org.deltarad.feature.region.Region;
import org.deltarad.volume.GridSize;

/** Shape features in a plane (PyRadiomics {@code shape2D}); lengths in mm. */
public final class Shape2D {
    private final double pixelSurface;
    private final Contour contour;
    private final double[] variances;

    /**
     * @param region    its mask counts, its intensities do not
     * @param planeAxis axis across the plane as PyRadiomics counts ({@code force2Ddimension}: 0 = z, 1 = y, 2 = x), along
     *                  which the region is one voxel thick
     */
    public Shape2D(Region region, int planeAxis) {
        if (thickness(region, planeAxis) != 1) {
            throw new IllegalArgumentException("the region has more than one slice across axis " + planeAxis);
        }
        GridSize size = region.size();
        double[] spacing = {
            region.spacing().x(), region.spacing().y(), region.spacing().z()
        };
        int columns = planeAxis == 2 ? 1 : 0;
        int rows = planeAxis == 0 ? 1 : 2;
        int[] extent = {size.x(), size.y(), size.z()};
        GridSize plane = new GridSize(extent[columns], extent[rows], 1);
        double width = spacing[columns];
        double height = spacing[rows];
        IndexMoments moments = new IndexMoments(region.inside(), plane);
        this.pixelSurface = moments.voxels() * (width * height);
        this.contour = Contour.of(region.inside(), plane, width, height);
        this.variances = PrincipalAxes.variances(moments.covariance(width, height));
    }

    /** Slices of a region across an axis, as PyRadiomics counts axes. */
    public static int thickness(Region region, int planeAxis) {
        return switch (planeAxis) {
            case 0 -> region.size().z();
            case 1 -> region.size().y();
            case 2 -> region.size().x();
            default -> throw new IllegalArgumentException("plane axis must be 0, 1 or 2, was " + planeAxis);
        };
    }

    /**
     * The value of a feature; NaN where a principal variance is negative beyond rounding.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code Perimeter}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        double sphericity = 2 * Math.sqrt(Math.PI * contour.surface()) / contour.perimeter();
        return switch (feature) {
            case "Elongation" -> Math.sqrt(variances[0] / variances[1]);
            case "MajorAxisLength" -> 4 * Math.sqrt(variances[1]);
            case "MaximumDiameter" -> contour.diameter();
            case "MeshSurface" -> contour.surface();
            case "MinorAxisLength" -> 4 * Math.sqrt(variances[0]);
            case "Perimeter" -> contour.perimeter();
            case "PerimeterSurfaceRatio" -> contour.perimeter() / contour.surface();
            case "PixelSurface" -> pixelSurface;
            case "Sphericity" -> sphericity;
            case "SphericalDisproportion" -> 1 / sphericity;
            default -> throw new IllegalArgumentException("no shape2D feature " + feature);
        };
    }
}
