package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In three dimensions, features do not depend on how the axes are ordered or which way they run. */
class TextureInvarianceTest {
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
        Map<String, Double> expected = new LinkedHashMap<>(straight);
        expected.keySet().removeIf(name -> name.startsWith("original_shape_"));
        assertThat(expected).hasSize(93);
        Reference.assertAgree(rearranged, expected);
    }
}
