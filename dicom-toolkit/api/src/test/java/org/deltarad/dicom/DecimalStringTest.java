package org.deltarad.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalStringTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-125.5, -125.5",
        "100, 100",
        "0.1, 0.1",
        "1e-7, 0.0000001",
        "3.141592653589793, 3.14159265358979",
        "-3.141592653589793, -3.1415926535898",
        "1e300, 1E300",
        "-1.5484235732729205E-6, -1.5484235733E-6",
        "-1.7976931348623157e308, -1.797693135E308",
        "4.9e-324, 4.9E-324"
    })
    void closestStringOfAtMost16Characters(double value, String expected) {
        assertThat(DecimalString.of(value)).isEqualTo(expected);
    }

    @Test
    void comesBackWithTheDigitsThatFit() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String s = DecimalString.of(value);
                assertThat(s).hasSizeLessThanOrEqualTo(16);
                // sign, point and an exponent of 5 characters leave 9 significant digits: half a unit of the ninth
                assertThat(Double.parseDouble(s)).isCloseTo(value, Percentage.withPercentage(0.5e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatHasNoDecimalForm(double value) {
        assertThatThrownBy(() -> DecimalString.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
