package org.deltarad.image.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class AdcFitTest {
    private static final AdcFit UNIFORM = new AdcFit(AdcFit.Weighting.UNIFORM);
    private static final AdcFit SQUARED = new AdcFit(AdcFit.Weighting.SIGNAL_SQUARED);
    private static final double[] B = {0, 50, 400, 800};

    private static DiffusionImage image(double b, double... signals) {
        return new DiffusionImage(
                b, new Volume(Geometry.axisAligned(new GridSize(signals.length, 1, 1), new Vector3(1, 1, 3)), signals));
    }

    /** Signals of make_masks.py. */
    private static List<DiffusionImage> measured(int... which) {
        int[] base = {1000, 930, 560, 300};
        int[] factor = {37, -53, 71, -29};
        int[] period = {101, 89, 97, 83};
        List<DiffusionImage> images = new ArrayList<>();
        for (int m : which) {
            double[] signals = new double[24];
            for (int n = 0; n < signals.length; n++) {
                int step = n * Math.abs(factor[m]) % period[m];
                signals[n] = base[m] + (factor[m] > 0 ? step : -step);
            }
            images.add(image(B[m], signals));
        }
        return images;
    }

    @Test
    void coefficientsAreThoseOfNumpy() throws Exception {
        Map<String, double[]> expected = ReferenceNumbers.read("/org/deltarad/mask/masks.txt.gz");
        // polyfit solves by singular values: 1e-12 of a coefficient of 1500.
        assertThat(UNIFORM.fit(measured(0, 1, 2, 3)).values().values())
                .containsExactly(expected.get("adc uniform"), within(1e-9));
        assertThat(SQUARED.fit(measured(0, 1, 2, 3)).values().values())
                .containsExactly(expected.get("adc squared"), within(1e-9));
        assertThat(UNIFORM.fit(measured(0, 3)).values().values())
                .containsExactly(expected.get("adc two"), within(1e-9));
    }

    @Test
    void withTwoBValuesItIsTheLogarithmOfTheRatio() throws Exception {
        AdcMap map = UNIFORM.fit(List.of(image(800, 300, 1000), image(0, 1000, 1000)));
        assertThat(map.values().values()[0]).isCloseTo(1e6 * Math.log(1000 / 300.0) / 800, within(1e-9));
        assertThat(map.values().values()[1]).isZero();
        assertThat(map.bValues()).containsExactly(0.0, 800.0);
        assertThat(map.undefined()).isZero();
    }

    @Test
    void anExactDecayComesBackWithEitherWeighting() throws Exception {
        double adc = 1.234e-3;
        List<DiffusionImage> images = new ArrayList<>();
        for (double b : new double[] {0, 0, 100, 500, 1000}) {
            images.add(image(b, 1e-200 * Math.exp(-b * adc), 1e200 * Math.exp(-b * adc), 7 * Math.exp(-b * adc)));
        }
        for (AdcFit fit : new AdcFit[] {UNIFORM, SQUARED}) {
            assertThat(fit.fit(images).values().values())
                    .containsExactly(new double[] {1234, 1234, 1234}, within(1e-8));
            Collections.reverse(images);
        }
    }

    @Test
    void signalsWithoutALogarithmHaveNoPart() throws Exception {
        double nan = Double.NaN;
        AdcMap map = UNIFORM.fit(List.of(
                image(0, 1000, 0, -5, nan, 1000, 500),
                image(400, 0, 700, 600, nan, 0, 0),
                image(800, 400, 350, 300, 5, -1, 600)));
        double[] v = map.values().values();
        assertThat(v[0]).isCloseTo(1e6 * Math.log(1000 / 400.0) / 800, within(1e-9));
        assertThat(v[1]).isCloseTo(1e6 * Math.log(2) / 400, within(1e-9));
        assertThat(v[2]).isCloseTo(1e6 * Math.log(2) / 400, within(1e-9));
        assertThat(v[3]).isZero();
        assertThat(v[4]).isZero();
        assertThat(v[5]).as("rises with b").isCloseTo(1e6 * Math.log(500 / 600.0) / 800, within(1e-9));
        assertThat(map.undefined()).isEqualTo(2);
        assertThat(map.negative()).isEqualTo(1);
        assertThat(Arrays.stream(v).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> UNIFORM.fit(List.of(image(0, 1), image(0, 2))))
                .isInstanceOf(AdcException.class)
                .hasMessageContaining("[0.0]");
        assertThatThrownBy(() -> UNIFORM.fit(List.of())).isInstanceOf(AdcException.class);
        assertThatThrownBy(() -> UNIFORM.fit(List.of(image(0, 1), image(800, 2, 3))))
                .isInstanceOf(AdcException.class)
                .hasMessageContaining("different grids");
        assertThatThrownBy(() -> image(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
