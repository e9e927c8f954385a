package org.deltarad.cohort.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Measured;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratorTest {
    private static final Signature SIGNATURE = new Signature(
            "mine",
            "1",
            "title",
            "citation",
            "endpoint",
            Signature.Input.DELTA,
            "S1",
            0,
            List.of(
                    new Signature.Term("original_gldm_DependenceVariance", -0.379),
                    new Signature.Term("original_glszm_ZonePercentage", -0.35)),
            RiskGroup.HIGH,
            "");

    @TempDir
    Path directory;

    private static Calibrator calibrator(Signature... signatures) {
        return new Calibrator(new CalibrationPlan(
                "site", "1", "made by reference.R", true, "S1", Predictors.s1(), List.of(signatures)));
    }

    private static List<CohortPatient> patients() throws Exception {
        return new ArrayList<>(CohortCsv.patients("cohort-full.csv"));
    }

    private static ScoreResult score(Calibration calibration, CohortPatient patient) {
        return new Scorer().score(SIGNATURE, Optional.of(calibration), patient.baseline(), Optional.of(patient.mid()));
    }

    private static Measured with(Measured measured, String feature, double value) {
        Map<String, Double> features = new HashMap<>(measured.features());
        features.put(feature, value);
        return new Measured(features, measured.acquisition());
    }

    private static Measured by(Measured measured, String manufacturer) {
        return new Measured(
                measured.features(),
                new Acquisition(measured.acquisition().numeric(), Map.of("Manufacturer", manufacturer)));
    }

    @Test
    void scoresItsOwnCohortFromTheFileWithoutRangeWarnings() throws Exception {
        CalibrationResult result = calibrator(SIGNATURE).calibrate(patients());
        Path file = directory.resolve("site.yaml");
        result.write(file);
        Calibration calibration = CalibrationFile.read(file);
        assertThat(calibration).isEqualTo(result.calibration());
        int truePositives = 0;
        int progressed = 0;
        for (CohortPatient patient : patients()) {
            ScoreResult scored = score(calibration, patient);
            assertThat(scored).isInstanceOf(ScoreResult.Scored.class);
            assertThat(((ScoreResult.Scored) scored).warnings()).containsExactly(Scorer.SYNTHETIC);
            if (patient.progressed()) {
                progressed++;
                truePositives += ((ScoreResult.Scored) scored).group() == RiskGroup.HIGH ? 1 : 0;
            }
        }
        YoudenCutoff cutoff = result.cutoffs().get("mine");
        assertThat(cutoff.value()).isEqualTo(calibration.cutoffs().get("mine"));
        assertThat(cutoff.sensitivity()).isEqualTo((double) truePositives / progressed);
        assertThat(cutoff.index()).isPositive();
    }

    @Test
    void saysWhoseNumbersTheyAre() throws Exception {
        Calibration calibration = calibrator(SIGNATURE).calibrate(patients()).calibration();
        assertThat(calibration.cohort().patients()).isEqualTo(24);
        assertThat(calibration.cohort().synthetic()).isTrue();
        assertThat(calibration.cohort().description()).contains("24 patients", "Youden", "without censoring");
        assertThat(calibration.hash()).hasSize(64);
    }

    @Test
    void doesNotScoreAManufacturerItNeverSaw() throws Exception {
        Calibration calibration = calibrator(SIGNATURE).calibrate(patients()).calibration();
        CohortPatient patient = patients().get(0);
        CohortPatient elsewhere = new CohortPatient("new", patient.baseline(), by(patient.mid(), "TOSHIBA"), false);
        assertThat(score(calibration, elsewhere))
                .isInstanceOfSatisfying(ScoreResult.NotScored.class, n -> assertThat(n.reason())
                        .contains("mid-treatment", "Manufacturer 'TOSHIBA'", "'GE', 'Philips', 'SIEMENS'"));
    }

    @Test
    void givesASingleManufacturerNoCoefficientButStillKnowsIt() throws Exception {
        List<CohortPatient> oneVendor = patients().stream()
                .map(p -> new CohortPatient(p.id(), by(p.baseline(), "GE"), by(p.mid(), "GE"), p.progressed()))
                .toList();
        CalibrationResult result = calibrator(SIGNATURE).calibrate(oneVendor);
        assertThat(result.notes()).anyMatch(n -> n.startsWith("Manufacturer is GE in all observations"));
        assertThat(result.calibration().harmonisation().coefficientNames()).noneMatch(n -> n.contains("Manufacturer"));
        assertThat(score(result.calibration(), oneVendor.get(0))).isInstanceOf(ScoreResult.Scored.class);
        CohortPatient other = patients().stream()
                .filter(p -> p.baseline()
                        .acquisition()
                        .categorical()
                        .get("Manufacturer")
                        .equals("SIEMENS"))
                .findFirst()
                .orElseThrow();
        assertThat(score(result.calibration(), other))
                .isInstanceOfSatisfying(
                        ScoreResult.NotScored.class, n -> assertThat(n.reason()).contains("SIEMENS"));
    }

    @Test
    void leavesOutFeaturesThatCannotBeFittedAndSaysSo() throws Exception {
        String nan = "original_glszm_ZonePercentage";
        List<CohortPatient> cohort = patients();
        cohort.replaceAll(p -> new CohortPatient(
                p.id(),
                with(p.baseline(), "original_glcm_MCC", 1),
                with(p.mid(), "original_glcm_MCC", 1),
                p.progressed()));
        CohortPatient third = cohort.get(2);
        cohort.set(2, new CohortPatient(third.id(), third.baseline(), with(third.mid(), nan, Double.NaN), true));
        CalibrationResult result = calibrator(SIGNATURE).calibrate(cohort);
        assertThat(result.calibration().harmonisation().features())
                .containsOnlyKeys("original_glcm_Autocorrelation", "original_gldm_DependenceVariance");
        assertThat(result.calibration().cutoffs()).isEmpty();
        assertThat(result.notes())
                .anyMatch(n -> n.startsWith(nan + " has no model: it is NaN in patient P03, mid-treatment"))
                .anyMatch(n -> n.startsWith("original_glcm_MCC has no model: the predictors leave no variation"))
                .anyMatch(n -> n.startsWith("mine has no cut-off") && n.contains(nan));
    }

    @Test
    void givesNoCutoffWithoutBothKindsOfPatients() throws Exception {
        List<CohortPatient> none = patients().stream()
                .map(p -> new CohortPatient(p.id(), p.baseline(), p.mid(), false))
                .toList();
        CalibrationResult result = calibrator(SIGNATURE).calibrate(none);
        assertThat(result.calibration().cutoffs()).isEmpty();
        assertThat(result.notes()).anyMatch(n -> n.startsWith("mine has no cut-off"));
        assertThat(score(result.calibration(), none.get(0)))
                .isInstanceOfSatisfying(
                        ScoreResult.NotScored.class, n -> assertThat(n.reason()).contains("no cut-off for mine"));
    }

    @Test
    void refusesCohortsThatCannotBeFitted() throws Exception {
        List<CohortPatient> cohort = patients();
        List<CohortPatient> five = cohort.subList(0, 5);
        assertThatThrownBy(() -> calibrator().calibrate(five))
                .isInstanceOf(CalibrationException.TooFewObservations.class)
                .hasMessageContaining("10 observations");
        assertThatThrownBy(() -> calibrator().calibrate(List.of()))
                .isInstanceOf(CalibrationException.TooFewObservations.class);
        List<CohortPatient> twice = new ArrayList<>(cohort);
        twice.add(cohort.get(3));
        assertThatThrownBy(() -> calibrator().calibrate(twice))
                .isInstanceOf(CalibrationException.DuplicatePatient.class)
                .hasMessageContaining("P04");
        CohortPatient first = cohort.get(0);
        Map<String, Double> incomplete = new HashMap<>(first.mid().acquisition().numeric());
        incomplete.remove("FlipAngle");
        Measured mid = new Measured(
                first.mid().features(),
                new Acquisition(incomplete, first.mid().acquisition().categorical()));
        cohort.set(0, new CohortPatient("P01", first.baseline(), mid, false));
        assertThatThrownBy(() -> calibrator().calibrate(cohort))
                .isInstanceOf(CalibrationException.MissingPredictor.class)
                .hasMessageContaining("P01, mid-treatment")
                .hasMessageContaining("FlipAngle");
    }

    @Test
    void refusesSignaturesOfAnotherExtraction() throws Exception {
        Signature published = SignatureFile.builtIn("Delta_rad");
        assertThatThrownBy(() -> new CalibrationPlan("a", "1", "b", true, "S3", Predictors.s1(), List.of(published)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Delta_rad");
    }
}
