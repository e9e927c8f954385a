package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What leaves features as they are: the order and direction of the axes (in three dimensions), a constant added to the
 * image, and the number of threads.
 */
class InvarianceTest {
    private static final List<String> SETTINGS = List.of(
            "setting: {binWidth: 20}", "setting: {binWidth: 20, distances: [2], weightingNorm: euclidean, gldm_a: 1}");

    static Stream<Arguments> arrangements() {
        return SETTINGS.stream()
                .flatMap(settings -> Stream.of(
                        Arguments.of(settings, new int[] {1, 0, 2}, new boolean[] {false, false, false}),
                        Arguments.of(settings, new int[] {2, 1, 0}, new boolean[] {false, false, false}),
                        Arguments.of(settings, new int[] {1, 2, 0}, new boolean[] {false, false, false}),
                        Arguments.of(settings, new int[] {0, 1, 2}, new boolean[] {true, false, false}),
                        Arguments.of(settings, new int[] {0, 1, 2}, new boolean[] {false, true, true}),
                        Arguments.of(settings, new int[] {2, 0, 1}, new boolean[] {true, true, false})));
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void rearrangedAxes(String settings, int[] order, boolean[] flipped) throws Exception {
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.parse(settings, "test"));
        Volume image = SyntheticImage.image();
        Mask mask = SyntheticImage.mask();
        Map<String, Double> straight = extractor.extract(image, mask).features();
        GridSize size = SyntheticImage.SIZE;
        int[] extent = {size.x(), size.y(), size.z()};
        double[] spacing = {0.78125, 0.78125, 3};
        GridSize newSize = new GridSize(extent[order[0]], extent[order[1]], extent[order[2]]);
        Geometry grid =
                Geometry.axisAligned(newSize, new Vector3(spacing[order[0]], spacing[order[1]], spacing[order[2]]));
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        int[] at = new int[3];
        for (int k = 0, n = 0; k < newSize.z(); k++) {
            for (int j = 0; j < newSize.y(); j++) {
                for (int i = 0; i < newSize.x(); i++, n++) {
                    int[] to = {i, j, k};
                    for (int axis = 0; axis < 3; axis++) {
                        at[order[axis]] = flipped[axis] ? extent[order[axis]] - 1 - to[axis] : to[axis];
                    }
                    values[n] = image.at(at[0], at[1], at[2]);
                    inside[n] = mask.at(at[0], at[1], at[2]);
                }
            }
        }
        Map<String, Double> rearranged = extractor
                .extract(new Volume(grid, values), new Mask(grid, inside))
                .features();
        Reference.assertAgree(rearranged, rearranged(straight, order));
    }

    /** The diameters within planes belong to the axis across the plane; row is across x, column y, slice z. */
    private static Map<String, Double> rearranged(Map<String, Double> straight, int[] order) {
        Map<String, Double> expected = new LinkedHashMap<>(straight);
        List<String> across = List.of("Row", "Column", "Slice");
        for (int axis = 0; axis < 3; axis++) {
            expected.put(
                    "original_shape_Maximum2DDiameter" + across.get(axis),
                    straight.get("original_shape_Maximum2DDiameter" + across.get(order[axis])));
        }
        assertThat(expected).hasSize(107);
        return expected;
    }

    /** Adding a constant shifts what is a position, raises energies by their formula, and changes nothing else. */
    @Test
    void aConstantAdded() throws Exception {
        FeatureExtractor extractor =
                new FeatureExtractor(ExtractionParameters.parse("setting: {binWidth: 20}", "test"));
        Volume image = SyntheticImage.image();
        double constant = 60; // three bins, so that bin edges move with the intensities
        double[] raised = new double[image.values().length];
        Arrays.setAll(raised, n -> image.values()[n] + constant);
        Map<String, Double> expected = new LinkedHashMap<>(
                extractor.extract(image, SyntheticImage.mask()).features());
        Map<String, Double> actual = extractor
                .extract(new Volume(image.geometry(), raised), SyntheticImage.mask())
                .features();
        int voxels = SyntheticImage.mask().count();
        double volume = image.geometry().voxelVolume();
        double mean = expected.get("original_firstorder_Mean");
        double energy = expected.get("original_firstorder_Energy") + voxels * constant * (constant + 2 * mean);
        for (String position : List.of("10Percentile", "90Percentile", "Maximum", "Mean", "Median", "Minimum")) {
            expected.merge("original_firstorder_" + position, constant, Double::sum);
        }
        expected.put("original_firstorder_Energy", energy);
        expected.put("original_firstorder_TotalEnergy", energy * volume);
        expected.put("original_firstorder_RootMeanSquared", Math.sqrt(energy / voxels));
        Reference.assertAgree(actual, expected);
    }

    /** Whatever the number of threads, to the last bit. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void threads(int jobs) throws Exception {
        ExtractionParameters parameters = ExtractionParameters.preset("S3");
        Map<String, Double> one = new FeatureExtractor(parameters, 1)
                .extract(SyntheticImage.image(), SyntheticImage.mask())
                .features();
        Map<String, Double> several = new FeatureExtractor(parameters, jobs)
                .extract(SyntheticImage.image(), SyntheticImage.mask())
                .features();
        assertThat(several).isEqualTo(one).hasSize(1223);
        assertThat(several.keySet()).containsExactlyElementsOf(one.keySet());
    }
}
