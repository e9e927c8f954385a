package org.deltarad.feature.shape;

import org.deltarad.feature.region.Region;

/** Shape features in three dimensions (PyRadiomics {@code shape}); lengths in mm. */
public final class Shape {
    private final double voxelVolume;
    private final Mesh mesh;
    private final Diameters diameters;
    private final double[] variances;

    /** @param region its mask counts, its intensities do not */
    public Shape(Region region) {
        this.mesh = Mesh.of(region.inside(), region.size(), region.spacing());
        this.diameters = Diameters.of(region.inside(), region.size(), region.spacing());
        IndexMoments moments = new IndexMoments(region.inside(), region.size());
        this.voxelVolume = moments.voxels() * region.voxelVolume();
        this.variances = PrincipalAxes.variances(moments.covariance(
                region.spacing().x(), region.spacing().y(), region.spacing().z()));
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
}
