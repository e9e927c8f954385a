package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.feature.region.Region;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** Thresholds of images of single precision; numbers from PyRadiomics 8ed5793 {@code resegmentMask} and NumPy 2.4.6. */
class ResegmentationTest {
    private static Region region(ScalarType type, double... values) {
        boolean[] inside = new boolean[values.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = type.hold(values[n]);
            inside[n] = true;
        }
        return new Region(new GridSize(values.length, 1, 1), new Vector3(1, 1, 1), values, inside, type);
    }

    /** 0.6 rounds up to single precision, and so does the threshold. */
    @Test
    void thresholdsHaveThePrecisionOfTheImage() {
        Resegmentation absolute = new Resegmentation(List.of(0.2, 0.6), Resegmentation.Mode.ABSOLUTE);
        double[] tenths = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
        assertThat(absolute.apply(region(ScalarType.FLOAT32, tenths.clone())))
                .containsExactly(false, true, true, true, true, true, false);
        assertThat(absolute.apply(region(ScalarType.FLOAT64, tenths)))
                .containsExactly(false, true, true, true, true, true, false);
        Resegmentation relative = new Resegmentation(List.of(1.0 / 3, 2.0 / 3), Resegmentation.Mode.RELATIVE);
        assertThat(relative.apply(region(ScalarType.FLOAT32, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9)))
                .containsExactly(false, false, true, true, true, true, false, false);
    }

    @Test
    void meanAndDeviationRoundAsInNumpy() {
        double[] many = IntStream.range(0, 1000)
                .mapToDouble(k -> k * 7919 % 1009 * 0.1)
                .map(ScalarType.FLOAT32::hold)
                .toArray();
        assertThat(SingleStatistics.of(many)).isEqualTo(new SingleStatistics(50.4678f, 29.135906f));
        double[] hundred = IntStream.range(0, 100)
                .mapToDouble(k -> k * 37 % 101 * 0.1)
                .map(ScalarType.FLOAT32::hold)
                .toArray();
        assertThat(SingleStatistics.of(hundred)).isEqualTo(new SingleStatistics(4.986f, 2.926637f));
    }
}
