package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.feature.ibsi.process.Roi;
import org.deltarad.feature.region.Region;
import org.deltarad.feature.shape.Mesh;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Morphological features (IBSI 3.1, HCUG); lengths in mm. The mesh is the one of PyRadiomics' shape, its vertices halfway
 * between voxels, so that a single voxel has a volume, an area and boxes.
 */
public final class Morphology {
    /** Tags in the order of IBSI's tables, without the family. */
    private static final List<String> TAGS = List.of(
            "volume",
            "vol_approx",
            "area_mesh",
            "av",
            "comp_1",
            "comp_2",
            "sph_dispr",
            "sphericity",
            "asphericity",
            "com",
            "diam",
            "pca_maj_axis",
            "pca_min_axis",
            "pca_least_axis",
            "pca_elongation",
            "pca_flatness",
            "vol_dens_aabb",
            "area_dens_aabb",
            "vol_dens_ombb",
            "area_dens_ombb",
            "vol_dens_aee",
            "area_dens_aee",
            "vol_dens_mvee",
            "area_dens_mvee",
            "vol_dens_conv_hull",
            "area_dens_conv_hull",
            "integ_int",
            "moran_i",
            "geary_c");

    private final Roi roi;
    private final Mesh mesh;
    private final Map<String, Double> features = new LinkedHashMap<>();

    private Morphology(Roi roi) {
        this.roi = roi;
        Region region = roi.region();
        this.mesh = Mesh.of(roi.morphological(), region.size(), region.spacing());
    }

    /**
     * Values by tag, such as {@code morph_volume}. NaN: densities of the ellipsoid of principal axes for voxels in one
     * plane, elongation and flatness of a single voxel, {@code morph_com} where intensities sum to 0, Moran's I and
     * Geary's C of a single voxel or equal intensities.
     */
    public static Map<String, Double> of(Roi roi) {
        Morphology morphology = new Morphology(roi);
        morphology.addSize();
        morphology.features.put("morph_com", morphology.centreOfMassShift());
        morphology.addHull();
        morphology.addPrincipalAxes();
        morphology.addIntensities();
        return ordered(morphology.features);
    }

    private static Map<String, Double> ordered(Map<String, Double> values) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (String tag : TAGS) {
            ordered.put("morph_" + tag, values.get("morph_" + tag));
        }
        return ordered;
    }

    private void addSize() {
        double volume = mesh.volume();
        double area = mesh.area();
        double sphere = Math.cbrt(36 * Math.PI * volume * volume);
        int voxels = 0;
        for (boolean inside : roi.morphological()) {
            voxels += inside ? 1 : 0;
        }
        features.put("morph_volume", volume);
        features.put("morph_vol_approx", voxels * roi.region().voxelVolume());
        features.put("morph_area_mesh", area);
        features.put("morph_av", area / volume);
        features.put("morph_comp_1", volume / (Math.sqrt(Math.PI) * Math.pow(area, 1.5)));
        features.put("morph_comp_2", 36 * Math.PI * volume * volume / (area * area * area));
        features.put("morph_sph_dispr", area / sphere);
        features.put("morph_sphericity", sphere / area);
        features.put("morph_asphericity", area / sphere - 1);
    }

    /** From the centre of the morphological mask to that of the intensities in the intensity mask. */
    private double centreOfMassShift() {
        GridSize size = roi.region().size();
        double[] geometric = new double[4];
        double[] weighted = new double[4];
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    if (roi.morphological()[n]) {
                        add(geometric, 1, i, j, k);
                    }
                    if (roi.region().inside()[n]) {
                        add(weighted, roi.region().values()[n], i, j, k);
                    }
                }
            }
        }
        if (weighted[3] == 0) {
            return Double.NaN;
        }
        Vector3 spacing = roi.region().spacing();
        double dx = (geometric[0] / geometric[3] - weighted[0] / weighted[3]) * spacing.x();
        double dy = (geometric[1] / geometric[3] - weighted[1] / weighted[3]) * spacing.y();
        double dz = (geometric[2] / geometric[3] - weighted[2] / weighted[3]) * spacing.z();
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private static void add(double[] sums, double weight, int i, int j, int k) {
        sums[0] += weight * i;
        sums[1] += weight * j;
        sums[2] += weight * k;
        sums[3] += weight;
    }

    private void addHull() {
        HullMeasures hull = HullMeasures.of(
                roi.morphological(), roi.region().size(), roi.region().spacing());
        features.put("morph_diam", hull.diameter());
        addDensities("conv_hull", hull.volume(), hull.area());
        Box along = Box.axisAligned(hull.corners());
        addDensities("aabb", along.volume(), along.area());
        Box oriented = Box.oriented(hull.corners(), hull.normals());
        addDensities("ombb", oriented.volume(), oriented.area());
        Ellipsoid enclosing = Ellipsoid.enclosing(hull.corners());
        addDensities("mvee", enclosing.volume(), enclosing.area());
    }

    private void addPrincipalAxes() {
        Region region = roi.region();
        double[] variances = Principal.variances(roi.morphological(), region.size(), region.spacing());
        double[] axes = Arrays.stream(variances).map(Math::sqrt).toArray();
        features.put("morph_pca_maj_axis", 4 * axes[0]);
        features.put("morph_pca_min_axis", 4 * axes[1]);
        features.put("morph_pca_least_axis", 4 * axes[2]);
        features.put("morph_pca_elongation", axes[1] / axes[0]);
        features.put("morph_pca_flatness", axes[2] / axes[0]);
        boolean solid = axes[2] > 0;
        Ellipsoid ellipsoid = new Ellipsoid(2 * axes[0], 2 * axes[1], 2 * axes[2]);
        addDensities("aee", solid ? ellipsoid.volume() : Double.NaN, solid ? ellipsoid.area() : Double.NaN);
    }

    private void addDensities(String body, double volume, double area) {
        features.put("morph_vol_dens_" + body, mesh.volume() / volume);
        features.put("morph_area_dens_" + body, mesh.area() / area);
    }

    private void addIntensities() {
        double mean = Arrays.stream(roi.region().intensities()).average().orElse(Double.NaN);
        SpatialAutocorrelation autocorrelation = SpatialAutocorrelation.of(roi.region());
        features.put("morph_integ_int", mesh.volume() * mean);
        features.put("morph_moran_i", autocorrelation.moran());
        features.put("morph_geary_c", autocorrelation.geary());
    }
}
