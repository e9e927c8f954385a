package org.deltarad.feature.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** What must not change features, or change them in a known way. */
class InvarianceTest {
    private static final GridSize SIZE = new GridSize(24, 18, 15);
    private static final Vector3 SPACING = new Vector3(1, 1.4, 2.2);
    private static final String PARAMETERS = "ibsi: {dimension: 3D, discretisation: {fixedBinNumber: 16},"
            + " interpolation: {spacing: [2, 2, 2], method: cubicSpline}, resegmentation: {outliers: 2}}";

    private final double[] values;
    private final boolean[] inside;

    InvarianceTest() {
        values = new Random(1).doubles(SIZE.voxels(), 0, 100).toArray();
        inside = new boolean[values.length];
        for (int n = 0; n < inside.length; n++) {
            double x = (n % 24 - 11) / 8.0;
            double y = (n / 24 % 18 - 8.5) / 5;
            double z = ((n / 432) - 7) / 4.5;
            inside[n] = x * x + y * y + z * z + 0.5 * x * y <= 1;
        }
    }

    private static Map<String, Double> features(Vector3 spacing, GridSize size, double[] values, boolean[] inside)
            throws Exception {
        Geometry geometry = Geometry.axisAligned(size, spacing);
        return new IbsiExtractor(IbsiParameters.parse(PARAMETERS, "test"))
                .extract(new Volume(geometry, values), new Mask(geometry, inside))
                .features();
    }

    @Test
    void axesMayBeExchangedAndTurnedRound() throws Exception {
        GridSize turned = new GridSize(15, 24, 18);
        double[] turnedValues = new double[values.length];
        boolean[] turnedInside = new boolean[values.length];
        for (int n = 0; n < values.length; n++) {
            int to = turned.index(14 - n / 432, n % 24, 17 - n / 24 % 18);
            turnedValues[to] = values[n];
            turnedInside[to] = inside[n];
        }
        Map<String, Double> original = features(SPACING, SIZE, values, inside);
        Map<String, Double> actual = features(new Vector3(2.2, 1, 1.4), turned, turnedValues, turnedInside);
        // MVEE is found to a tolerance of 1e-3 by steps that depend on the order of the vertices.
        original.forEach((tag, value) -> assertThat(actual.get(tag))
                .as(tag)
                .isCloseTo(value, within((tag.contains("mvee") ? 2e-3 : 1e-9) * Math.max(1, Math.abs(value)))));
    }

    /** Intensities move; bins of a fixed number move with them, and with them textures and histogram. */
    @Test
    void aConstantAddedMovesIntensitiesAlone() throws Exception {
        double[] moved = values.clone();
        for (int n = 0; n < moved.length; n++) {
            moved[n] += 1000;
        }
        Map<String, Double> original = features(SPACING, SIZE, values, inside);
        Map<String, Double> actual = features(SPACING, SIZE, moved, inside);
        for (String tag : new String[] {"stat_mean", "stat_median", "stat_p10", "loc_peak_glob"}) {
            assertThat(actual.get("ibsi_" + tag)).as(tag).isCloseTo(original.get("ibsi_" + tag) + 1000, within(1e-8));
        }
        original.forEach((tag, value) -> {
            if (tag.matches(
                    "ibsi_(cm|rlm|szm|dzm|ngt|ngl|ih)_.*|ibsi_stat_(var|skew|kurt|iqr)|ibsi_morph_(moran_i|geary_c)")) {
                assertThat(actual.get(tag)).as(tag).isCloseTo(value, within(1e-7 * Math.max(1, Math.abs(value))));
            }
        });
    }

    @Test
    void anotherRunGivesTheSameToTheLastBit() throws Exception {
        assertThat(features(SPACING, SIZE, values, inside)).isEqualTo(features(SPACING, SIZE, values, inside));
    }
}
