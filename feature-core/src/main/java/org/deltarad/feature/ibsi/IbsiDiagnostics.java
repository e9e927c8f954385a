package org.deltarad.feature.ibsi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.feature.Version;
import org.deltarad.feature.ibsi.process.Roi;
import org.deltarad.feature.region.Region;
import org.deltarad.image.GridBox;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * IBSI's diagnostic features of the steps of image processing (reference manual, chapter 5), by tag after {@code ibsi_}, such as
 * {@code ibsi_int_mask_vox_count_reseg_roi}, and the version and configuration.
 */
final class IbsiDiagnostics {
    private final Map<String, Object> values = new LinkedHashMap<>();

    IbsiDiagnostics(IbsiParameters parameters) {
        values.put("diagnostics_Versions_DeltaRad", Version.current());
        values.put("diagnostics_Configuration_Settings", parameters.configuration());
    }

    Map<String, Object> values() {
        return values;
    }

    /** @param stage {@code init_img} or {@code interp_img} */
    void addImage(String stage, Volume image) {
        addDimensions("img_dim_", stage, image.geometry().size());
        Vector3 spacing = image.geometry().spacing();
        values.put("ibsi_vox_dim_x_" + stage, spacing.x());
        values.put("ibsi_vox_dim_y_" + stage, spacing.y());
        values.put("ibsi_vox_dim_z_" + stage, spacing.z());
        boolean[] everywhere = new boolean[image.values().length];
        Arrays.fill(everywhere, true);
        addIntensities("", stage, image.values(), everywhere);
    }

    /**
     * The ROI before re-segmentation, when its two masks are the same.
     *
     * @param stage {@code init_roi} or {@code interp_roi}
     */
    void addRoi(String stage, Volume image, Mask mask) {
        addMasks(stage, mask.geometry().size(), mask, mask);
        addIntensities("int_mask_", stage, image.values(), mask.inside());
    }

    /** The ROI after re-segmentation. */
    void addRoi(Roi roi) {
        Region region = roi.region();
        Geometry box = Geometry.axisAligned(region.size(), region.spacing());
        Mask intensity = new Mask(box, region.inside());
        Mask morphological = new Mask(box, roi.morphological());
        addMasks("reseg_roi", roi.image().geometry().size(), intensity, morphological);
        addIntensities("int_mask_", "reseg_roi", region.values(), region.inside());
    }

    private void addMasks(String stage, GridSize size, Mask intensity, Mask morphological) {
        addDimensions("int_mask_dim_", stage, size);
        addDimensions(
                "int_mask_bb_dim_",
                stage,
                GridBox.around(intensity).orElseThrow().size());
        addDimensions(
                "morph_mask_bb_dim_",
                stage,
                GridBox.around(morphological).orElseThrow().size());
        values.put("ibsi_int_mask_vox_count_" + stage, intensity.count());
        values.put("ibsi_morph_mask_vox_count_" + stage, morphological.count());
    }

    private void addDimensions(String what, String stage, GridSize size) {
        values.put("ibsi_" + what + "x_" + stage, size.x());
        values.put("ibsi_" + what + "y_" + stage, size.y());
        values.put("ibsi_" + what + "z_" + stage, size.z());
    }

    private void addIntensities(String what, String stage, double[] intensities, boolean[] inside) {
        double sum = 0;
        long count = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < intensities.length; n++) {
            if (inside[n]) {
                sum += intensities[n];
                count++;
                minimum = Math.min(minimum, intensities[n]);
                maximum = Math.max(maximum, intensities[n]);
            }
        }
        values.put("ibsi_" + what + "mean_int_" + stage, sum / count);
        values.put("ibsi_" + what + "min_int_" + stage, minimum);
        values.put("ibsi_" + what + "max_int_" + stage, maximum);
    }
}
