package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feature maps against those that PyRadiomics' own code gives (synthetic/README.md says how they were made). */
class VoxelExtractorTest {
    /**
     * In small kernels the second eigenvalue of MCC is often 0. NumPy's comes out as about 1e-16 on either side of it, and
     * its root, MCC, as 1e-8; ours is nearer.
     */
    private static final double ROOT_OF_ROUNDING = 3e-8;

    /** Part of the synthetic region, with holes. */
    private static Mask mask() {
        GridSize size = SyntheticImage.SIZE;
        boolean[] whole = SyntheticImage.mask().inside();
        boolean[] inside = new boolean[whole.length];
        for (int z = 3; z < 6; z++) {
            for (int y = 9; y < 14; y++) {
                for (int x = 11; x < 18; x++) {
                    int n = size.index(x, y, z);
                    inside[n] = whole[n] && (x + 2 * y + 3 * z) % 7 != 0;
                }
            }
        }
        return new Mask(SyntheticImage.GEOMETRY, inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"masked", "batches", "unmasked2d", "weighted"})
    void mapsOfEveryFeature(String name) throws Exception {
        JsonNode reference = reference(name);
        FeatureMaps result =
                new VoxelExtractor(parameters(reference.get("settings")), 2).extract(SyntheticImage.image(), mask());
        JsonNode features = reference.get("features");
        assertThat(result.maps()).hasSize(93);
        Map<String, Double> expected = new LinkedHashMap<>();
        Map<String, Double> actual = new LinkedHashMap<>();
        for (Map.Entry<String, Volume> map : result.maps().entrySet()) {
            Volume volume = map.getValue();
            GridSize size = volume.geometry().size();
            assertThat(new int[] {size.x(), size.y(), size.z()})
                    .containsExactly(new ObjectMapper().treeToValue(reference.get("size"), int[].class));
            assertThat(Double.valueOf(volume.values()[0])).as("outside").isEqualTo(number(reference.get("outside")));
            double[] inside = inside(volume);
            JsonNode values = features.get(map.getKey());
            assertThat(inside).as(map.getKey()).hasSize(values.size());
            for (int n = 0; n < inside.length; n++) {
                double theirs = number(values.get(n));
                boolean vanishing = map.getKey().endsWith("_MCC") && Math.abs(inside[n] - theirs) < ROOT_OF_ROUNDING;
                actual.put(map.getKey() + "[" + n + "]", vanishing ? theirs : inside[n]);
                expected.put(map.getKey() + "[" + n + "]", theirs);
            }
        }
        Reference.assertAgree("maps " + name, actual, expected);
    }

    /** A kernel that holds the whole region gives the features of the region. */
    @Test
    void aKernelAsLargeAsTheRegion() throws Exception {
        Map<String, Double> whole = new FeatureExtractor(ExtractionParameters.parse("{}", "test"))
                .extract(SyntheticImage.image(), mask())
                .features();
        FeatureMaps maps = new VoxelExtractor(ExtractionParameters.parse("voxelSetting: {kernelRadius: 9}", "test"))
                .extract(SyntheticImage.image(), mask());
        Map<String, Double> first = new LinkedHashMap<>();
        maps.maps().forEach((name, volume) -> first.put(name, inside(volume)[20]));
        assertThat(first).hasSize(93);
        Reference.assertAgree(first, withoutShape(whole));
    }

    @Test
    void aDirectionThatAKernelLacksIsSaid() throws Exception {
        FeatureMaps maps = new VoxelExtractor(ExtractionParameters.parse("featureClass: {glcm: [MCC]}", "test"))
                .extract(SyntheticImage.image(), mask());
        assertThat(maps.diagnostics().get("diagnostics_Notes"))
                .asString()
                .contains("original: some kernels have no pair of voxels in a direction that others have");
        assertThat(maps.maps().get("original_glcm_MCC").values()).containsOnly(0);
    }

    @Test
    void threadsChangeNothing() throws Exception {
        ExtractionParameters parameters = ExtractionParameters.parse(
                "imageType: {Original: {}, Wavelet: {}}\nfeatureClass: {firstorder: , glcm: }", "test");
        FeatureMaps one = new VoxelExtractor(parameters, 1).extract(SyntheticImage.image(), mask());
        FeatureMaps three = new VoxelExtractor(parameters, 3).extract(SyntheticImage.image(), mask());
        assertThat(three.maps().keySet()).containsExactlyElementsOf(one.maps().keySet());
        one.maps().forEach((name, volume) -> assertThat(
                        Arrays.equals(three.maps().get(name).values(), volume.values()))
                .as(name)
                .isTrue());
    }

    private static Map<String, Double> withoutShape(Map<String, Double> features) {
        Map<String, Double> rest = new LinkedHashMap<>(features);
        rest.keySet().removeIf(name -> name.startsWith("original_shape_"));
        return rest;
    }

    /** Values at the voxels of the mask, in its order. */
    private static double[] inside(Volume map) {
        double[] values = new double[map.values().length];
        int count = 0;
        GridSize size = map.geometry().size();
        Mask mask = mask();
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    var at = mask.geometry().toIndex(map.geometry().toPatient(i, j, k));
                    if (mask.at((int) Math.rint(at.x()), (int) Math.rint(at.y()), (int) Math.rint(at.z()))) {
                        values[count++] = map.values()[n];
                    }
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static Double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.asDouble();
    }

    private static JsonNode reference(String name) throws Exception {
        try (InputStream in = VoxelExtractorTest.class.getResourceAsStream("synthetic/maps.json")) {
            return new ObjectMapper().readTree(in).get(name);
        }
    }

    /** Sorts PyRadiomics' settings into the sections of a parameter file. */
    private static ExtractionParameters parameters(JsonNode settings) throws ParameterException {
        StringBuilder ofVoxels = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            boolean voxel = SettingRules.VOXEL_SETTING.containsKey(setting.getKey());
            String value =
                    setting.getValue().isNull() ? "nan" : setting.getValue().toString();
            (voxel ? ofVoxels : others)
                    .append("  ")
                    .append(setting.getKey())
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
        return ExtractionParameters.parse("voxelSetting:\n" + ofVoxels + "setting:\n" + others, "maps");
    }
}
