package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deltarad.image.filter.ImageType;
import org.junit.jupiter.api.Test;

/** Every image type of PyRadiomics gives features, under its names. */
class ImageTypesTest {
    private static Map<String, Double> means(String imageTypes, String settings) throws Exception {
        ExtractionParameters parameters = ExtractionParameters.parse(
                "featureClass: {firstorder: [Mean]}\nimageType: {" + imageTypes + "}\nsetting: {" + settings + "}",
                "test");
        Map<String, Double> features = new FeatureExtractor(parameters)
                .extract(SyntheticImage.image(), SyntheticImage.mask())
                .features();
        assertThat(features).hasSize(parameters.featureCount());
        return features;
    }

    @Test
    void namesOfAll() throws Exception {
        String all = String.join(": {}, ", ImageType.LABELS) + ": {}";
        Map<String, Double> features = means(all, "sigma: [1.0, 2.5, 3], level: 2");
        assertThat(features.keySet().stream().map(n -> n.replace("_firstorder_Mean", "")))
                .containsExactly(
                        "original",
                        "wavelet-LLH",
                        "wavelet-LHL",
                        "wavelet-LHH",
                        "wavelet-HLL",
                        "wavelet-HLH",
                        "wavelet-HHL",
                        "wavelet-HHH",
                        "wavelet2-LLH",
                        "wavelet2-LHL",
                        "wavelet2-LHH",
                        "wavelet2-HLL",
                        "wavelet2-HLH",
                        "wavelet2-HHL",
                        "wavelet2-HHH",
                        "wavelet2-LLL",
                        "log-sigma-1-0-mm-3D",
                        "log-sigma-2-5-mm-3D",
                        "log-sigma-3-mm-3D",
                        "square",
                        "squareroot",
                        "logarithm",
                        "exponential",
                        "gradient",
                        "lbp-2D",
                        "lbp-3D-m1",
                        "lbp-3D-m2",
                        "lbp-3D-k");
        assertThat(features.values()).doesNotContain(Double.NaN);
    }

    @Test
    void inAPlaneWaveletsHaveFourBands() throws Exception {
        assertThat(means("Wavelet: {}", "force2D: true").keySet())
                .containsExactlyElementsOf(List.of(
                        "wavelet-LH_firstorder_Mean",
                        "wavelet-HL_firstorder_Mean",
                        "wavelet-HH_firstorder_Mean",
                        "wavelet-LL_firstorder_Mean"));
    }

    /** Cropping first moves the borders that filters see, but not the image itself. */
    @Test
    void croppingBeforeFilters() throws Exception {
        Map<String, Double> whole = means("Original: {}, LoG: {sigma: [4.0]}", "preCrop: false");
        Map<String, Double> cropped = means("Original: {}, LoG: {sigma: [4.0]}", "preCrop: true, padDistance: 0");
        assertThat(cropped.get("original_firstorder_Mean")).isEqualTo(whole.get("original_firstorder_Mean"));
        assertThat(cropped.get("log-sigma-4-0-mm-3D_firstorder_Mean"))
                .isNotEqualTo(whole.get("log-sigma-4-0-mm-3D_firstorder_Mean"));
    }
}
