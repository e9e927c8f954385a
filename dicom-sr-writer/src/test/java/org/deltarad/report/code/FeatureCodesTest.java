package org.deltarad.report.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureCodesTest {
    private static final List<String> IMAGE_TYPES =
            List.of("original", "wavelet-LLL", "wavelet-HHH", "log-sigma-2-0-mm-3D", "log-sigma-10-0-mm-3D");

    /** All classes and features of the table, for each image type. */
    static List<String> features() throws Exception {
        try (var reader = new BufferedReader(new InputStreamReader(
                FeatureCodes.class.getResourceAsStream("radiomics-feature-codes.tsv"), StandardCharsets.UTF_8))) {
            List<String> names = reader.lines()
                    .filter(l -> !l.startsWith("#") && !l.startsWith("pyradiomics_class"))
                    .map(l -> l.split("\t", -1))
                    .map(f -> f[0] + "_" + f[1])
                    .toList();
            return IMAGE_TYPES.stream()
                    .flatMap(t -> names.stream().map(n -> t + "_" + n))
                    .toList();
        }
    }

    @Test
    void noTwoFeaturesShareACode() throws Exception {
        List<String> features = features();

        assertThat(features).hasSize(127 * IMAGE_TYPES.size());
        assertThat(features.stream().map(FeatureCodes::concept).collect(Collectors.toSet()))
                .hasSameSizeAs(features);
    }

    @Test
    void originalFeaturesHaveTheCodesOfIbsi() {
        assertThat(FeatureCodes.concept("original_glcm_Autocorrelation"))
                .hasToString("(QWB0, IBSI, \"Autocorrelation of GLCM\")");
        assertThat(FeatureCodes.concept("original_gldm_DependenceVariance"))
                .isEqualTo(new Code("DNX2", "IBSI", "Dependence count variance"));
        assertThat(FeatureCodes.concept("original_glszm_ZonePercentage"))
                .isEqualTo(new Code("P30P", "IBSI", "Size Zone Percentage"));
    }

    /** PyRadiomics' kurtosis is IBSI's plus 3, so it must not be coded IPH6. */
    @Test
    void kurtosisIsNotCodedAsIbsiKurtosis() {
        assertThat(FeatureCodes.concept("original_firstorder_Kurtosis").scheme())
                .isEqualTo(FeatureCodes.PRIVATE_SCHEME);
    }

    /** Fixed here because archives keep them: SHA-256 of the name, first 16 hexadecimal digits (sha256sum). */
    @Test
    void privateCodesDoNotChange() {
        assertThat(FeatureCodes.concept("original_glcm_MCC").value()).isEqualTo("F8601F17410A1C3A");
        assertThat(FeatureCodes.concept("wavelet-LHL_glcm_Autocorrelation").value())
                .isEqualTo("15338A0407974452");
    }

    @Test
    void unitsFollowTheDimension() {
        assertThat(Stream.of(
                                "original_firstorder_Mean",
                                "original_firstorder_Variance",
                                "original_firstorder_TotalEnergy",
                                "original_shape_MeshVolume",
                                "original_shape_SurfaceVolumeRatio",
                                "wavelet-LLL_firstorder_Mean",
                                "original_glcm_Contrast",
                                "not_a_feature")
                        .map(f -> FeatureCodes.unit(f).value()))
                .containsExactly("[arb'U]", "[arb'U]2", "[arb'U]2.mm3", "mm3", "/mm", "[arb'U]", "1", "1");
    }
}
