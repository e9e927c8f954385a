package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.image.biasfield.FitMask;
import org.deltarad.image.biasfield.N4BiasFieldCorrection;
import org.deltarad.image.biasfield.N4Settings;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code biasFieldCorrection} and the settings beside it, in parameter files, presets and extractions. */
class BiasFieldSettingTest {
    private static ExtractionParameters parse(String settings) throws ParameterException {
        return ExtractionParameters.parse("setting: {" + settings + "}", "test.yaml");
    }

    private static Optional<N4Settings> n4(ExtractionParameters parameters) {
        return parameters.settings().preparation().scaling().biasField().map(N4BiasFieldCorrection::settings);
    }

    @Test
    void theUsualSettingsUnlessOthersAreGiven() throws Exception {
        assertThat(n4(ExtractionParameters.defaults())).isEmpty();
        assertThat(n4(parse("biasFieldCorrection: false, biasFieldShrinkFactor: 2")))
                .isEmpty();
        assertThat(n4(parse("biasFieldCorrection: true"))).contains(N4Settings.DEFAULTS);
        assertThat(N4Settings.DEFAULTS)
                .isEqualTo(new N4Settings(List.of(50, 50, 50, 50), 4, 0.001, 200, 0.01, 0.15, 4, FitMask.OTSU));
        assertThat(n4(parse("""
                biasFieldCorrection: true, biasFieldMask: positive, biasFieldShrinkFactor: 2,
                biasFieldIterations: [30, 20], biasFieldControlPoints: 6, biasFieldConvergenceThreshold: 1.0e-4,
                biasFieldHistogramBins: 128, biasFieldWienerNoise: 0.1, biasFieldFullWidth: 0.3
                """)))
                .contains(new N4Settings(List.of(30, 20), 6, 1e-4, 128, 0.1, 0.3, 2, FitMask.POSITIVE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "biasFieldCorrection: 1           | 1 is not true or false",
                "biasFieldMask: body              | body is not a text out of [otsu, positive]",
                "biasFieldShrinkFactor: 0         | 0 is not a whole number above 0",
                "biasFieldIterations: 50          | 50 is not a list of whole numbers above 0",
                "biasFieldIterations: []          | [] must hold the iterations of 1 to 8 levels",
                "biasFieldIterations: [9,9,9,9,9,9,9,9,9] | must hold the iterations of 1 to 8 levels",
                "biasFieldControlPoints: 3        | 3 is not a whole number from 4 to 32",
                "biasFieldConvergenceThreshold: -1| -1 is not a number of at least 0",
                "biasFieldHistogramBins: 1        | 1 is not a whole number from 2 to 65536",
                "biasFieldWienerNoise: 0          | 0 is not a number above 0",
                "biasFieldFullWidth: 0            | 0 is not a number above 0"
            })
    void aBadValueIsRefused(String setting, String reason) {
        assertThatThrownBy(() -> parse(setting))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(reason);
    }

    /** S2 used 3D Slicer's N4ITK module, S3 does not say; S0 and S1 have none. */
    @Test
    void presetsCorrectTheBiasFieldWhereThePapersDo() {
        assertThat(n4(ExtractionParameters.preset("S2")))
                .contains(new N4Settings(List.of(50, 40, 30), 4, 1e-4, 200, 0.01, 0.15, 4, FitMask.OTSU));
        assertThat(n4(ExtractionParameters.preset("S3"))).contains(N4Settings.DEFAULTS);
        assertThat(n4(ExtractionParameters.preset("S0"))).isEmpty();
        assertThat(n4(ExtractionParameters.preset("S1"))).isEmpty();
    }

    /** What {@code synthetic/S3.yaml}, which is checked against PyRadiomics, gives for the corrected image. */
    @Test
    void presetS3IsTheReferenceFileAfterN4() throws Exception {
        Volume image = SyntheticImage.image();
        Volume corrected = new N4BiasFieldCorrection(N4Settings.DEFAULTS).apply(image);
        Map<String, Double> expected;
        try (InputStream in = BiasFieldSettingTest.class.getResourceAsStream("synthetic/S3.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            expected = new FeatureExtractor(ExtractionParameters.parse(yaml, "S3.yaml"))
                    .extract(corrected, SyntheticImage.mask())
                    .features();
        }
        Extraction actual =
                new FeatureExtractor(ExtractionParameters.preset("S3")).extract(image, SyntheticImage.mask());
        assertThat(actual.features()).isEqualTo(expected).hasSize(1223);
        assertThat(corrected.values()).isNotEqualTo(image.values());
        assertThat(actual.diagnostics())
                .containsEntry(
                        "diagnostics_Image-biasFieldCorrected_Maximum",
                        Arrays.stream(corrected.values()).max().getAsDouble())
                .containsEntry(
                        "diagnostics_Image-original_Maximum",
                        Arrays.stream(image.values()).max().getAsDouble());
    }

    /** The mean is that of the corrected image. */
    @Test
    void theBiasFieldComesBeforeTheMean() throws Exception {
        Volume image = SyntheticImage.image();
        Volume corrected = new N4BiasFieldCorrection(N4Settings.DEFAULTS).apply(image);
        assertThat(new FeatureExtractor(parse("biasFieldCorrection: true, normalizeToMean: 100, binWidth: 10"))
                        .extract(image, SyntheticImage.mask())
                        .features())
                .isEqualTo(new FeatureExtractor(parse("normalizeToMean: 100, binWidth: 10"))
                        .extract(corrected, SyntheticImage.mask())
                        .features());
    }

    @Test
    void anImageWithoutPositiveVoxelsIsRefused() throws Exception {
        Volume image = SyntheticImage.image();
        double[] negative = Arrays.stream(image.values()).map(v -> -v).toArray();
        FeatureExtractor extractor = new FeatureExtractor(parse("biasFieldCorrection: true"));
        assertThatThrownBy(() -> extractor.extract(new Volume(image.geometry(), negative), SyntheticImage.mask()))
                .isInstanceOf(ExtractionException.NotScalable.class)
                .hasMessageContaining("no voxel is above")
                .hasMessageContaining("biasFieldCorrection");
    }
}
