package org.deltarad.harmonisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.junit.jupiter.api.Test;

class LinearHarmonisationTest {
    private static final String FEATURE = "original_glcm_Contrast";

    /** Values of a few binary digits only, so that the expected numbers are exact but for the last bit. */
    private static final double ROUNDING = 1e-12;

    private final LinearHarmonisation harmonisation = new LinearHarmonisation(
            List.of("RepetitionTime", "FlipAngle"),
            twoFactors(),
            Map.of("RepetitionTime", new Range(3000, 5000), "FlipAngle", new Range(90, 150)),
            Map.of(FEATURE, new FeatureModel(10, List.of(0.002, -0.1, 4.0, -3.0, 0.5), 0.25, 2, -1.5, 2.5)));

    private static Map<String, List<String>> twoFactors() {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        factors.put("Manufacturer", List.of("GE", "Philips", "SIEMENS"));
        factors.put("BodyCoil", List.of("no", "yes"));
        return factors;
    }

    private static Acquisition acquisition(double repetitionTime, String manufacturer) {
        return new Acquisition(
                Map.of("RepetitionTime", repetitionTime, "FlipAngle", 120.0),
                Map.of("Manufacturer", manufacturer, "BodyCoil", "yes"));
    }

    @Test
    void subtractsThePredictionAndNormalises() throws HarmonisationException {
        // by hand: 10 + 0.002 * 4000 - 0.1 * 120 = 6; Philips + 4, SIEMENS - 3, the reference + 0; body coil + 0.5
        assertThat(harmonisation.z(FEATURE, 8.75, acquisition(4000, "GE"))).isCloseTo(1.0, within(ROUNDING));
        assertThat(harmonisation.z(FEATURE, 8.75, acquisition(4000, "Philips"))).isCloseTo(-1.0, within(ROUNDING));
        assertThat(harmonisation.z(FEATURE, 8.75, acquisition(4000, "SIEMENS"))).isCloseTo(2.5, within(ROUNDING));
    }

    @Test
    void namesCoefficientsInTheirOrder() {
        assertThat(harmonisation.coefficientNames())
                .containsExactly(
                        "RepetitionTime", "FlipAngle", "Manufacturer=Philips", "Manufacturer=SIEMENS", "BodyCoil=yes");
    }

    @Test
    void refusesWhatTheCohortDoesNotCover() {
        Acquisition complete = acquisition(4000, "GE");
        assertThatThrownBy(() -> harmonisation.z(FEATURE, 1, acquisition(4000, "TOSHIBA")))
                .isInstanceOf(HarmonisationException.UnknownLevel.class)
                .hasMessageContaining("Manufacturer 'TOSHIBA'")
                .hasMessageContaining("'GE', 'Philips', 'SIEMENS'");
        assertThatThrownBy(() -> harmonisation.z(
                        FEATURE, 1, new Acquisition(Map.of("RepetitionTime", 4000.0), complete.categorical())))
                .isInstanceOf(HarmonisationException.MissingPredictor.class)
                .hasMessageContaining("FlipAngle");
        assertThatThrownBy(() ->
                        harmonisation.z(FEATURE, 1, new Acquisition(complete.numeric(), Map.of("Manufacturer", "GE"))))
                .isInstanceOf(HarmonisationException.MissingPredictor.class)
                .hasMessageContaining("BodyCoil");
        assertThatThrownBy(() -> harmonisation.z(FEATURE, 1, acquisition(Double.NaN, "GE")))
                .isInstanceOf(HarmonisationException.MissingPredictor.class)
                .hasMessageContaining("RepetitionTime is NaN");
        assertThatThrownBy(() -> harmonisation.z("original_glcm_Id", 1, complete))
                .isInstanceOf(HarmonisationException.NoModel.class)
                .hasMessageContaining("original_glcm_Id");
        assertThatThrownBy(() -> harmonisation.z(FEATURE, Double.NaN, complete))
                .isInstanceOf(HarmonisationException.NonFiniteValue.class)
                .hasMessageContaining(FEATURE);
    }

    @Test
    void refusesPartsThatDoNotFit() {
        assertThatThrownBy(() -> new LinearHarmonisation(
                        List.of("EchoTime"),
                        Map.of(),
                        Map.of("EchoTime", new Range(90, 100)),
                        Map.of(FEATURE, new FeatureModel(0, List.of(1.0, 2.0), 0, 1, -1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FEATURE);
        assertThatThrownBy(() -> new LinearHarmonisation(List.of("EchoTime"), Map.of(), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EchoTime");
        assertThatThrownBy(() -> new FeatureModel(0, List.of(), 0, 0, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sd");
    }
}
