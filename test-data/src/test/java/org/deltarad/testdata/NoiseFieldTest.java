package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseFieldTest {
    private static final int POINTS = 200_000;

    @Test
    void hasMeanZeroVarianceOneAndTheCorrelationLengthAskedFor() {
        double length = 4;
        double[] moments = new double[3];
        RandomStream random = new RandomStream(1);
        for (int seed = 0; seed < 4; seed++) {
            NoiseField field = NoiseField.ofCorrelationLength(seed, "test", length);
            for (int n = 0; n < POINTS / 4; n++) {
                double x = random.uniform(-1000, 1000);
                double y = random.uniform(-1000, 1000);
                double z = random.uniform(-1000, 1000);
                double here = field.at(x, y, z);
                moments[0] += here / POINTS;
                moments[1] += here * here / POINTS;
                moments[2] += here * field.at(x + length, y, z) / POINTS;
            }
        }
        assertThat(moments[0]).as("mean; 130,000 lattice values").isCloseTo(0, within(0.02));
        assertThat(moments[1]).as("variance").isCloseTo(1, within(0.03));
        assertThat(moments[2]).as("autocorrelation at the length").isCloseTo(Math.exp(-1), within(0.03));
    }

    @Test
    void isContinuousAcrossLatticeCells() {
        NoiseField field = new NoiseField(3, "test", 2);
        for (double x = -70; x < 70; x += 2) {
            assertThat(field.at(x - 1e-9, 1, -3)).isCloseTo(field.at(x + 1e-9, 1, -3), within(1e-7));
        }
    }
}
