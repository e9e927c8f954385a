package org.deltarad.image.biasfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against ITK 5.2.1; the README beside {@code n4.txt.gz} says how, and why in two precisions. */
class ItkN4Test {
    /** Voxels from one reference value to the next. */
    private static final int EXACT_STEP = 29;

    private static final int FLOAT_STEP = 61;

    /** In double precision on both sides: rounding of another order of sums, after some 60 iterations. */
    private static final double ROUNDING = 1e-9;

    private static Map<String, double[]> references;

    @BeforeAll
    static void read() throws IOException {
        references = ReferenceNumbers.read("biasfield/n4.txt.gz");
        assertThat(references).hasSize(16);
    }

    private static Volume image(String name) {
        return switch (name) {
            case "shrunk" -> BiasedVolume.of(61, 52, 22);
            case "settings" -> BiasedVolume.of(30, 27, 13);
            default -> BiasedVolume.of(24, 20, 16);
        };
    }

    private static N4Settings settings(String name) {
        return switch (name) {
            case "otsu" -> N4Settings.DEFAULTS.withShrinkFactor(1);
            case "positive" -> N4Settings.DEFAULTS.withShrinkFactor(1).withMask(FitMask.POSITIVE);
            case "shrunk" -> N4Settings.DEFAULTS;
            default -> new N4Settings(List.of(20, 30, 10), 5, 0.0005, 128, 0.05, 0.2, 2, FitMask.OTSU);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"otsu", "positive", "shrunk", "settings"})
    void theFieldIsThatOfItkInDoublePrecision(String name) throws Exception {
        double[] log =
                new N4BiasFieldCorrection(settings(name)).logField(image(name)).values();
        assertThat(every(EXACT_STEP, log)).containsExactly(references.get("exact " + name + " log"), within(ROUNDING));
        assertThat(Arrays.stream(log).max().getAsDouble()
                        - Arrays.stream(log).min().getAsDouble())
                .as("range of the field, which is not flat")
                .isGreaterThan(0.3);
    }

    /** @param tolerance the greatest difference, rounded up; the README compares it with those of ITK to itself */
    @ParameterizedTest
    @CsvSource({"otsu, 5e-5", "positive, 6e-3", "shrunk, 5e-4", "settings, 2e-4"})
    void theImageIsThatOfItkAsFarAsItsSinglePrecisionGoes(String name, double tolerance) throws Exception {
        Volume image = image(name);
        double[] log = new N4BiasFieldCorrection(settings(name)).logField(image).values();
        Volume corrected = new N4BiasFieldCorrection(settings(name)).apply(image);
        double[] expected = references.get("float " + name + " corrected");
        double[] actual = every(FLOAT_STEP, corrected.values());
        assertThat(every(FLOAT_STEP, log)).containsExactly(references.get("float " + name + " log"), within(tolerance));
        assertThat(actual).hasSameSizeAs(expected);
        for (int n = 0; n < actual.length; n++) {
            assertThat(actual[n]).isCloseTo(expected[n], within(tolerance * expected[n]));
        }
        assertThat(corrected.type()).isEqualTo(ScalarType.FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"otsu", "shrunk", "settings"})
    void theMaskIsThatOfItk(String name) {
        double[] values = image(name).values();
        double[] expected = references.get("exact " + name + " mask");
        double threshold = FitMask.OTSU.threshold(values);
        assertThat(threshold).isCloseTo(expected[0], within(1e-12 * expected[0]));
        assertThat(Arrays.stream(values).filter(v -> v > threshold).count()).isEqualTo((long) expected[1]);
    }

    private static double[] every(int step, double[] values) {
        double[] some = new double[(values.length + step - 1) / step];
        Arrays.setAll(some, n -> values[n * step]);
        return some;
    }
}
