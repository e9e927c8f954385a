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

    @Test
    void presetS1() throws Exception {
        Extraction extraction = new FeatureExtractor(ExtractionParameters.preset("S1")).extract(image, mask);
        Map<String, Double> expected = Reference.features(resource("delta82.json"));
        assertThat(expected).hasSize(93);
        assertThat(extraction.features().keySet()).containsExactlyElementsOf(expected.keySet());
        Reference.assertAgree(extraction.features(), expected);
    }

    @Test
    void slicesAlone() throws Exception {
        assertParity("force2d");
    }

    @Test
    void allOtherSettings() throws Exception {
        Extraction extraction = assertParity("options");
        assertThat(extraction.diagnostics())
                .containsEntry("diagnostics_Mask-original_VoxelNum", 3342)
                .containsEntry("diagnostics_Mask-original_BoundingBox", List.of(6, 6, 3, 29, 25, 9))
                .containsEntry("diagnostics_Mask-resegmented_VoxelNum", 2592)
                .containsEntry("diagnostics_Mask-resegmented_BoundingBox", List.of(6, 6, 3, 29, 25, 9));
    }

    @Test
    void shape() throws Exception {
        ExtractionParameters parameters = ExtractionParameters.parse("featureClass: {shape: }", "test");
        Map<String, Double> expected = Reference.features(resource("shape.json"));
        Map<String, Double> actual =
                new FeatureExtractor(parameters).extract(image, mask).features();
        assertThat(expected).hasSize(14);
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        Reference.assertAgree(actual, expected);
    }

    private Extraction assertParity(String name) throws Exception {
        String yaml = new String(resource(name + ".yaml"), StandardCharsets.UTF_8);
        ExtractionParameters parameters = ExtractionParameters.parse(yaml, name + ".yaml");
        Extraction extraction = new FeatureExtractor(parameters).extract(image, mask);
        Map<String, Double> expected = Reference.features(resource(name + ".json"));
        assertThat(extraction.features().keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        Reference.assertAgree(extraction.features(), expected);
        return extraction;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SyntheticParityTest.class.getResourceAsStream("synthetic/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
