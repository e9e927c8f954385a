package org.deltarad.cohort.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@code lm} of R 4.2.2; reference.R beside the data made the numbers. */
class CalibratorAgainstRTest {
    /**
     * Relative. Both sides solve by orthogonal decomposition in double precision (1e-16), and the columns' condition
     * number, of the order of 1e5 (repetition times of thousands beside indicators), multiplies that.
     */
    private static final double COEFFICIENT = 1e-9;

    /** Absolute, of z-values of the order of 1, which the condition number hardly touches. */
    private static final double Z = 1e-10;

    private static CalibrationResult calibrate(String name) throws Exception {
        CalibrationPlan plan = new CalibrationPlan(name, "1", "reference.R", true, "S1", Predictors.s1(), List.of());
        return new Calibrator(plan).calibrate(CohortCsv.patients("cohort-" + name + ".csv"));
    }

    private static Map<String, Map<String, String>> reference(String name) throws Exception {
        Map<String, Map<String, String>> byFeature = new HashMap<>();
        for (Map<String, String> row : CohortCsv.rows("lm-" + name + ".csv")) {
            byFeature
                    .computeIfAbsent(row.get("feature"), f -> new HashMap<>())
                    .put(row.get("quantity"), row.get("value"));
        }
        return byFeature;
    }

    private static void assertNear(String what, double actual, String expected) {
        double value = Double.parseDouble(expected);
        assertThat(actual).as(what).isCloseTo(value, within(COEFFICIENT * Math.abs(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "deficient"})
    void coefficientsAndResidualsAreThoseOfLm(String name) throws Exception {
        LinearHarmonisation fitted = calibrate(name).calibration().harmonisation();
        Map<String, Map<String, String>> reference = reference(name);
        assertThat(fitted.features()).containsOnlyKeys(reference.keySet()).hasSize(3);
        for (Map.Entry<String, Map<String, String>> feature : reference.entrySet()) {
            FeatureModel model = fitted.features().get(feature.getKey());
            Map<String, String> lm = feature.getValue();
            assertNear(feature.getKey() + " intercept", model.intercept(), lm.get("(Intercept)"));
            List<String> names = fitted.coefficientNames();
            assertThat(names).hasSize(11);
            for (int i = 0; i < names.size(); i++) {
                String coefficient = lm.get(names.get(i));
                assertNear(
                        feature.getKey() + " " + names.get(i),
                        model.coefficients().get(i),
                        coefficient.equals("NA") ? "0" : coefficient);
            }
            assertNear(feature.getKey() + " sd", model.sd(), lm.get("sd"));
            assertThat(model.mean()).isCloseTo(0, within(Z * model.sd()));
            assertThat(model.min()).isCloseTo(Double.parseDouble(lm.get("min")), within(Z));
            assertThat(model.max()).isCloseTo(Double.parseDouble(lm.get("max")), within(Z));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "deficient"})
    void zIsTheStandardisedResidualOfLm(String name) throws Exception {
        LinearHarmonisation fitted = calibrate(name).calibration().harmonisation();
        Map<String, Map<String, String>> reference = reference(name);
        int compared = 0;
        for (CohortPatient patient : CohortCsv.patients("cohort-" + name + ".csv")) {
            for (String feature : reference.keySet()) {
                double baseline = patient.baseline().features().get(feature);
                double mid = patient.mid().features().get(feature);
                Map<String, String> lm = reference.get(feature);
                assertThat(fitted.z(feature, baseline, patient.baseline().acquisition()))
                        .isCloseTo(Double.parseDouble(lm.get("z:" + patient.id() + ":baseline")), within(Z));
                assertThat(fitted.z(feature, mid, patient.mid().acquisition()))
                        .isCloseTo(Double.parseDouble(lm.get("z:" + patient.id() + ":mid")), within(Z));
                compared += 2;
            }
        }
        assertThat(compared).isEqualTo(24 * 2 * 3);
    }

    @Test
    void dropsThePredictorsThatLmDrops() throws Exception {
        assertThat(calibrate("full").notes()).isEmpty();
        List<String> dropped = new ArrayList<>();
        reference("deficient").get("original_glcm_Autocorrelation").forEach((quantity, value) -> {
            if (value.equals("NA")) {
                dropped.add(quantity);
            }
        });
        assertThat(dropped).containsExactlyInAnyOrder("NumberOfAverages", "FieldOfView", "Manufacturer=SIEMENS");
        assertThat(calibrate("deficient").notes())
                .hasSize(3)
                .anyMatch(n -> n.startsWith("NumberOfAverages is 2.0 in all observations"))
                .anyMatch(n -> n.startsWith("FieldOfView is a linear combination"))
                .anyMatch(n -> n.startsWith("Manufacturer=SIEMENS is a linear combination"));
    }
}
