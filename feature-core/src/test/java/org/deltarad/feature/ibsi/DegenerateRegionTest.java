package org.deltarad.feature.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** Regions for which some features mean nothing: these are NaN, the others numbers, and none is infinite. */
class DegenerateRegionTest {
    private static final GridSize SIZE = new GridSize(9, 8, 7);
    private static final Geometry GRID = Geometry.axisAligned(SIZE, new Vector3(1, 1.5, 3));
    private static final String BINS_OF_4 =
            "{dimension: 3D, textures: [2D, 2.5D, 3D], discretisation: {fixedBinSize: 4}}";

    private static Map<String, Double> features(String parameters, IntPredicate inside, IntToDoubleFunction intensity)
            throws Exception {
        boolean[] flags = new boolean[SIZE.voxels()];
        double[] values = new double[SIZE.voxels()];
        for (int n = 0; n < values.length; n++) {
            flags[n] = inside.test(n);
            values[n] = intensity.applyAsDouble(n);
        }
        Map<String, Double> features = new IbsiExtractor(IbsiParameters.parse("ibsi: " + parameters, "test"))
                .extract(new Volume(GRID, values), new Mask(GRID, flags))
                .features();
        assertThat(features).hasSize(487).doesNotContainValue(null);
        assertThat(features.values()).noneMatch(v -> v.isInfinite());
        return features;
    }

    /** Tags without {@code ibsi_}; of textures the family alone. */
    private static Set<String> undefined(Map<String, Double> features) {
        Set<String> tags = new TreeSet<>();
        features.forEach((tag, value) -> {
            if (value.isNaN()) {
                tags.add(tag.replace("ibsi_", "").replaceAll("^(cm|rlm|szm|dzm|ngt|ngl)_.*", "$1"));
            }
        });
        return tags;
    }

    private static double ramp(int n) {
        return n % 13 + n % 5;
    }

    @Test
    void aSingleVoxel() throws Exception {
        Map<String, Double> features = features(BINS_OF_4, n -> n == 250, DegenerateRegionTest::ramp);
        assertThat(undefined(features))
                .containsExactlyInAnyOrder(
                        "cm",
                        "ngt",
                        "ivh_i10",
                        "ivh_i90",
                        "ivh_diff_i10_i90",
                        "morph_geary_c",
                        "morph_moran_i",
                        "morph_pca_elongation",
                        "morph_pca_flatness",
                        "morph_area_dens_aee",
                        "morph_vol_dens_aee");
        assertThat(features.get("ibsi_morph_vol_dens_conv_hull")).isEqualTo(1);
        assertThat(features.get("ibsi_morph_vol_dens_ombb")).isGreaterThanOrEqualTo(1 / 6.0 - 1e-9);
    }

    @Test
    void aFlatRegion() throws Exception {
        Map<String, Double> features = features(BINS_OF_4, n -> n % 9 > 2 && n % 7 > 0, n -> 12);
        assertThat(undefined(features))
                .containsExactlyInAnyOrder("ivh_i10", "ivh_i90", "ivh_diff_i10_i90", "morph_geary_c", "morph_moran_i");
        assertThat(features.get("ibsi_cm_corr_3D_comb")).isEqualTo(1);
        assertThat(features.get("ibsi_cm_info_corr1_3D_avg")).isEqualTo(0);
        assertThat(features.get("ibsi_cm_info_corr2_3D_avg")).isEqualTo(0);
        assertThat(features.get("ibsi_stat_skew")).isEqualTo(0);
        assertThat(features.get("ibsi_ngt_strength_3D")).isEqualTo(0);
        assertThat(features.get("ibsi_ngt_coarseness_2D")).isEqualTo(1e6);
        assertThat(features.get("ibsi_ivh_auc")).isEqualTo(0);
    }

    @Test
    void oneSliceAndOneRow() throws Exception {
        Set<String> plane = undefined(features(BINS_OF_4, n -> n / 72 == 3, DegenerateRegionTest::ramp));
        assertThat(plane).containsExactlyInAnyOrder("morph_area_dens_aee", "morph_vol_dens_aee");
        Set<String> row = undefined(features(BINS_OF_4, n -> n / 9 == 20, DegenerateRegionTest::ramp));
        // One of nine voxels has the highest intensity, so none is that of a tenth of the volume.
        assertThat(row)
                .containsExactlyInAnyOrder("morph_area_dens_aee", "morph_vol_dens_aee", "ivh_i10", "ivh_diff_i10_i90");
        Set<String> diagonal = undefined(features(BINS_OF_4, n -> n % (72 + 9 + 1) == 0, DegenerateRegionTest::ramp));
        assertThat(diagonal).contains("morph_area_dens_aee", "morph_vol_dens_aee");
    }

    @Test
    void twoVoxelsApart() throws Exception {
        Map<String, Double> features = features(BINS_OF_4, n -> n == 0 || n == 503, DegenerateRegionTest::ramp);
        assertThat(undefined(features)).contains("cm", "morph_vol_dens_aee", "stat_rmad");
    }

    /** As many levels as voxels, far apart: matrices keep what they hold, not what they could. */
    @Test
    void hugeNumbersOfBins() throws Exception {
        String bins = "{dimension: 3D, textures: [2D, 2.5D, 3D], discretisation: {fixedBinNumber: 65536},"
                + " intensityVolumeHistogram: {fixedBinNumber: 2000000000}}";
        Map<String, Double> features = features(bins, n -> n % 9 > 1, n -> Math.sin(n) * 1e6);
        assertThat(undefined(features)).isEmpty();
        assertThat(features.get("ibsi_ih_max")).isEqualTo(65536);
        assertThatThrownBy(() -> features(bins.replace("65536", "65537"), n -> n % 9 > 1, n -> Math.sin(n) * 1e6))
                .isInstanceOf(ExtractionException.TooManyGreyLevels.class);
    }

    @Test
    void masksThatHoldNothing() {
        assertThatThrownBy(() -> features(BINS_OF_4, n -> false, n -> n))
                .isInstanceOf(ExtractionException.EmptyMask.class);
        String coarse = "{dimension: 3D, discretisation: {fixedBinSize: 4}, interpolation: {spacing: [50, 50, 50]}}";
        assertThatThrownBy(() -> features(coarse, n -> n == 0, n -> n))
                .isInstanceOf(ExtractionException.EmptyMask.class)
                .hasMessageContaining("after interpolation");
        Geometry shifted = new Geometry(
                SIZE,
                new Vector3(0.1, 0, 0),
                GRID.spacing(),
                GRID.columnDirection(),
                GRID.rowDirection(),
                GRID.sliceDirection());
        boolean[] everywhere = new boolean[SIZE.voxels()];
        Arrays.fill(everywhere, true);
        assertThatThrownBy(() -> new IbsiExtractor(IbsiParameters.preset("ibsi-A"))
                        .extract(new Volume(GRID, new double[SIZE.voxels()]), new Mask(shifted, everywhere)))
                .isInstanceOf(ExtractionException.GeometryMismatch.class);
    }
}
