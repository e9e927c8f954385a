package org.deltarad.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final double ROUNDING = 1e-12;
    private static final Acquisition AT_1_5_T =
            new Acquisition(Map.of("MagneticFieldStrength", 1.5), Map.of("Manufacturer", "GE"));
    private static final Acquisition AT_3_T =
            new Acquisition(Map.of("MagneticFieldStrength", 3.0), Map.of("Manufacturer", "SIEMENS"));

    private final Scorer scorer = new Scorer();

    /** a: prediction 1 + 2 T (+ 1 SIEMENS), mean 0, sd 2. b: prediction 5 (- 1 SIEMENS), mean 0.5, sd 4. */
    private static Calibration calibration(double cutoff, boolean synthetic) {
        LinearHarmonisation harmonisation = new LinearHarmonisation(
                List.of("MagneticFieldStrength"),
                Map.of("Manufacturer", List.of("GE", "SIEMENS")),
                Map.of("MagneticFieldStrength", new Range(1.5, 3)),
                Map.of(
                        "a", new FeatureModel(1, List.of(2.0, 1.0), 0, 2, -3, 3),
                        "b", new FeatureModel(5, List.of(0.0, -1.0), 0.5, 4, -3, 3)));
        return new Calibration(
                "site",
                "1",
                new Calibration.Cohort("cohort", 20, synthetic, "made for this test"),
                "S1",
                harmonisation,
                Map.of("sig", cutoff),
                Limits.NONE,
                "");
    }

    private static Signature signature(Signature.Input input, RiskGroup highMeans) {
        return new Signature(
                "sig",
                "1",
                "title",
                "citation",
                "endpoint",
                input,
                "S1",
                0.25,
                List.of(new Signature.Term("a", 0.5), new Signature.Term("b", -2)),
                highMeans,
                "");
    }

    private static Measured baseline(double a, double b) {
        return new Measured(Map.of("a", a, "b", b), AT_1_5_T);
    }

    private static Optional<Measured> mid(double a, double b) {
        return Optional.of(new Measured(Map.of("a", a, "b", b), AT_3_T));
    }

    private ScoreResult.Scored scored(ScoreResult result) {
        assertThat(result).isInstanceOf(ScoreResult.Scored.class);
        return (ScoreResult.Scored) result;
    }

    private String reason(ScoreResult result) {
        assertThat(result).isInstanceOf(ScoreResult.NotScored.class);
        return ((ScoreResult.NotScored) result).reason();
    }

    private ScoreResult delta(Measured baseline, Optional<Measured> mid) {
        return scorer.score(
                signature(Signature.Input.DELTA, RiskGroup.HIGH), Optional.of(calibration(0, false)), baseline, mid);
    }

    @Test
    void scoresTheBaselineByHand() {
        // z(a) = (6 - 4) / 2 = 1; z(b) = (7.5 - 5 - 0.5) / 4 = 0.5; 0.25 + 0.5 * 1 - 2 * 0.5 = -0.25
        ScoreResult.Scored result = scored(scorer.score(
                signature(Signature.Input.BASELINE, RiskGroup.HIGH),
                Optional.of(calibration(0, false)),
                baseline(6, 7.5),
                Optional.empty()));
        assertThat(result.value()).isCloseTo(-0.25, within(ROUNDING));
        assertThat(result.group()).isEqualTo(RiskGroup.LOW);
        assertThat(result.contributions())
                .containsExactly(new ScoreResult.Contribution("a", 1, 0.5), new ScoreResult.Contribution("b", 0.5, -1));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void takesMidTreatmentMinusBaselineEachHarmonisedByItsOwnAcquisition() {
        // mid: z(a) = (6 - 1 - 6 - 1) / 2 = -1; z(b) = (7.5 - 4 - 0.5) / 4 = 0.75; deltas -2 and 0.25
        ScoreResult.Scored result = scored(delta(baseline(6, 7.5), mid(6, 7.5)));
        assertThat(result.contributions())
                .containsExactly(
                        new ScoreResult.Contribution("a", -2, -1), new ScoreResult.Contribution("b", 0.25, -0.5));
        assertThat(result.value()).isCloseTo(0.25 - 1 - 0.5, within(ROUNDING));
    }

    @Test
    void isLinearInTheDeltas() {
        double base = scored(delta(baseline(6, 7), mid(6, 7))).value();
        double one = scored(delta(baseline(6, 7), mid(8, 7))).value();
        double other = scored(delta(baseline(6, 7), mid(6, 3))).value();
        double both = scored(delta(baseline(6, 7), mid(8, 3))).value();
        double twice = scored(delta(baseline(6, 7), mid(10, 7))).value();
        assertThat(one - base).isCloseTo(0.5 * 2 / 2, within(ROUNDING));
        assertThat(other - base).isCloseTo(-2.0 * -4 / 4, within(ROUNDING));
        assertThat(both - base).isCloseTo(one - base + other - base, within(ROUNDING));
        assertThat(twice - base).isCloseTo(2 * (one - base), within(ROUNDING));
    }

    @Test
    void countsAScoreAtTheCutoffAsNotAbove() {
        for (RiskGroup highMeans : RiskGroup.values()) {
            RiskGroup other = highMeans == RiskGroup.HIGH ? RiskGroup.LOW : RiskGroup.HIGH;
            assertThat(groupWithCutoff(-0.25, highMeans)).isEqualTo(other);
            assertThat(groupWithCutoff(Math.nextDown(-0.25), highMeans)).isEqualTo(highMeans);
            assertThat(groupWithCutoff(Math.nextUp(-0.25), highMeans)).isEqualTo(other);
        }
    }

    /** Group of the baseline score of -0.25, which binary numbers hold exactly. */
    private RiskGroup groupWithCutoff(double cutoff, RiskGroup highMeans) {
        return scored(scorer.score(
                        signature(Signature.Input.BASELINE, highMeans),
                        Optional.of(calibration(cutoff, false)),
                        baseline(6, 7.5),
                        Optional.empty()))
                .group();
    }

    @Test
    void warnsOfASyntheticCohortAndOfInputsOutsideIt() {
        Acquisition at7T = new Acquisition(Map.of("MagneticFieldStrength", 7.0), Map.of("Manufacturer", "GE"));
        ScoreResult.Scored result = scored(scorer.score(
                signature(Signature.Input.DELTA, RiskGroup.HIGH),
                Optional.of(calibration(0, true)),
                baseline(16, 7),
                Optional.of(new Measured(Map.of("a", 15.0, "b", 7.0), at7T))));
        assertThat(result.warnings())
                .containsExactly(
                        "calibration cohort is synthetic: the score has no clinical meaning",
                        "baseline: z of a 6 is outside the calibration cohort's range -3 to 3",
                        "mid-treatment: MagneticFieldStrength 7 is outside the calibration cohort's range 1.5 to 3");
    }

    @Test
    void doesNotScoreWithoutCalibrationMidTreatmentExtractionOrCutoff() {
        Signature delta = signature(Signature.Input.DELTA, RiskGroup.HIGH);
        assertThat(reason(scorer.score(delta, Optional.empty(), baseline(1, 1), mid(1, 1))))
                .contains(
                        "sig",
                        "the paper publishes no harmonisation coefficients, z-parameters or cut-off;"
                                + " calibrate on your own cohort");
        assertThat(reason(delta(baseline(1, 1), Optional.empty()))).contains("no mid-treatment measurement");
        Calibration site = calibration(0, false);
        Calibration otherExtraction = new Calibration(
                "site", "1", site.cohort(), "S3", site.harmonisation(), site.cutoffs(), site.limits(), "");
        assertThat(reason(scorer.score(delta, Optional.of(otherExtraction), baseline(1, 1), mid(1, 1))))
                .contains("S3", "S1", "site");
        Calibration withoutCutoff = new Calibration(
                "site", "1", site.cohort(), "S1", site.harmonisation(), Map.of("else", 1.0), Limits.NONE, "");
        assertThat(reason(scorer.score(delta, Optional.of(withoutCutoff), baseline(1, 1), mid(1, 1))))
                .contains("no cut-off for sig");
    }

    @Test
    void doesNotScoreWhatCannotBeHarmonisedAndNamesIt() {
        assertThat(reason(delta(new Measured(Map.of("a", 1.0), AT_1_5_T), mid(1, 1))))
                .contains("baseline", "feature b");
        assertThat(reason(delta(baseline(1, 1), mid(1, Double.NaN)))).contains("mid-treatment", "feature b", "NaN");
        Map<String, Double> features = new HashMap<>(baseline(1, 1).features());
        Acquisition unknown = new Acquisition(AT_3_T.numeric(), Map.of("Manufacturer", "TOSHIBA"));
        assertThat(reason(delta(baseline(1, 1), Optional.of(new Measured(features, unknown)))))
                .contains("mid-treatment", "Manufacturer 'TOSHIBA'");
        Acquisition incomplete = new Acquisition(Map.of(), AT_3_T.categorical());
        assertThat(reason(delta(new Measured(features, incomplete), mid(1, 1))))
                .contains("baseline", "MagneticFieldStrength is missing");
    }
}
