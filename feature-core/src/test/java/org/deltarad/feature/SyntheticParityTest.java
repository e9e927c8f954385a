package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PyRadiomics' values for an image given by a formula: parity without any file from outside. */
class SyntheticParityTest {
    private final Volume image = SyntheticImage.image();
    private final Mask mask = SyntheticImage.mask();

    @Test
    void theImageIsTheOneThatPyRadiomicsSaw() {
        double sumInside = IntStream.range(0, mask.inside().length)
                .filter(n -> mask.inside()[n])
                .mapToDouble(n -> image.values()[n])
                .sum();
        assertThat(mask.count()).isEqualTo(3342);
        assertThat(DoubleStream.of(image.values()).sum()).isEqualTo(7_319_373);
        assertThat(sumInside).isEqualTo(1_198_120);
    }

    /** All sets of shared/refs/synthetic: number of features, and how far off the worst may be. */
    @ParameterizedTest
    @CsvSource({
        "delta82, 93",
        "filters, 1688",
        "force2d, 93",
        "linear1mm, 107",
        "options, 93",
        "S3, 1223",
    })
    void everySet(String name, int count) throws Exception {
        Map<String, Double> expected = Reference.features(resource(name + ".json"));
        assertThat(expected).hasSize(count);
        ExtractionParameters parameters = parameters(name);
        assertThat(parameters.featureCount()).isEqualTo(count);
        Map<String, Double> actual =
                new FeatureExtractor(parameters).extract(image, mask).features();
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        Reference.assertAgree("synthetic " + name, actual, expected);
    }

    @Test
    void diagnosticsOfResegmentation() throws Exception {
        Extraction extraction = new FeatureExtractor(parameters("options")).extract(image, mask);
        assertThat(extraction.diagnostics())
                .containsEntry("diagnostics_Mask-original_VoxelNum", 3342)
                .containsEntry("diagnostics_Mask-original_BoundingBox", List.of(6, 6, 3, 29, 25, 9))
                .containsEntry("diagnostics_Mask-resegmented_VoxelNum", 2592)
                .containsEntry("diagnostics_Mask-resegmented_BoundingBox", List.of(6, 6, 3, 29, 25, 9));
    }

    private static ExtractionParameters parameters(String name) throws Exception {
        String yaml = new String(resource(name + ".yaml"), StandardCharsets.UTF_8);
        return ExtractionParameters.parse(name.equals("delta82") ? yaml + "  normalizeToMean: 100\n" : yaml, name);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SyntheticParityTest.class.getResourceAsStream("synthetic/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
