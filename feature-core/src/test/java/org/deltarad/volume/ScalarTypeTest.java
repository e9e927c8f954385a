package org.deltarad.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalarTypeTest {
    /** ITK's {@code ResampleImageFilter} clamps, then casts as C does. */
    @Test
    void wholeNumbersAreClampedAndCutOff() {
        assertThat(ScalarType.UINT8.hold(254.999)).isEqualTo(254);
        assertThat(ScalarType.UINT8.hold(-3)).isZero();
        assertThat(ScalarType.UINT8.hold(300)).isEqualTo(255);
        assertThat(ScalarType.INT16.hold(-1.9)).isEqualTo(-1);
        assertThat(ScalarType.INT16.hold(-40_000)).isEqualTo(-32_768);
        assertThat(ScalarType.UINT32.hold(5e9)).isEqualTo(4_294_967_295.0);
        assertThat(ScalarType.INT32.hold(Double.NaN)).isZero();
        assertThat(1 / ScalarType.INT16.hold(-0.3)).as("no negative zero").isPositive();
    }

    @Test
    void realNumbersAreRoundedToTheirPrecision() {
        assertThat(ScalarType.FLOAT32.hold(0.1)).isEqualTo(0.1f);
        assertThat(ScalarType.FLOAT64.hold(0.1)).isEqualTo(0.1);
        assertThat(ScalarType.FLOAT32.integral()).isFalse();
        assertThat(ScalarType.INT8.integral()).isTrue();
    }
}
