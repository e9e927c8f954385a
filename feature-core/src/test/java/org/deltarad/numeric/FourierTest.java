package org.deltarad.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 30, 48, 100, 120, 125})
    void theTransformIsTheSumItStandsFor(int length) {
        Random random = new Random(length);
        double[] re = random.doubles(length).toArray();
        double[] im = random.doubles(length).toArray();
        double[] expectedRe = new double[length];
        double[] expectedIm = new double[length];
        for (int k = 0; k < length; k++) {
            for (int n = 0; n < length; n++) {
                double angle = -2 * Math.PI * k * n / length;
                expectedRe[k] += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
                expectedIm[k] += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
            }
        }
        new Fourier(length).transform(re, im);
        assertThat(re).containsExactly(expectedRe, within(1e-10));
        assertThat(im).containsExactly(expectedIm, within(1e-10));
    }
}
