package org.deltarad.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.signature.RangeCheck.Kind;
import org.deltarad.signature.RangeCheck.Outcome;
import org.junit.jupiter.api.Test;

/** Checks of one feature f (z is its value, cohort -1 to 1), EchoTime 80 to 90, at least 64 voxels, 14 to 42 days. */
class RangeChecksTest {
    private static final Signature SIGNATURE = new Signature(
            "sig",
            "1",
            "title",
            "citation",
            "endpoint",
            Signature.Input.DELTA,
            "S1",
            0,
            List.of(new Signature.Term("f", 2)),
            RiskGroup.HIGH,
            "");
    private static final Calibration CALIBRATION = new Calibration(
            "site",
            "1",
            new Calibration.Cohort("cohort", 20, false, "made for this test"),
            "S1",
            new LinearHarmonisation(
                    List.of("EchoTime"),
                    Map.of(),
                    Map.of("EchoTime", new Range(80, 90)),
                    Map.of("f", new FeatureModel(0, List.of(0.0), 0, 1, -1, 1))),
            Map.of("sig", 0.0),
            new Limits(64, 100, Optional.of(new Range(14, 42))),
            "");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static Measured measured(double f, double echoTime, int voxels, double volume, LocalDate day) {
        return new Measured(
                Map.of("f", f),
                new Acquisition(Map.of("EchoTime", echoTime), Map.of()),
                Optional.of(new MaskSize(voxels, volume)),
                Optional.of(day));
    }

    private static Measured inside(LocalDate day) {
        return measured(1, 80, 64, 100, day);
    }

    private static ScoreResult score(ScorePolicy policy, Measured baseline, Measured mid) {
        return new Scorer(policy).score(SIGNATURE, Optional.of(CALIBRATION), baseline, Optional.of(mid));
    }

    private static List<RangeCheck> failed(Measured baseline, Measured mid) {
        ScoreResult.Scored scored = (ScoreResult.Scored) score(ScorePolicy.SHOW, baseline, mid);
        List<RangeCheck> failed =
                scored.checks().stream().filter(c -> !c.passed()).toList();
        assertThat(scored.warnings())
                .containsExactlyElementsOf(
                        failed.stream().map(RangeCheck::sentence).toList());
        return failed;
    }

    @Test
    void whatLiesOnTheEndsIsInside() {
        ScoreResult.Scored scored = (ScoreResult.Scored) score(ScorePolicy.SHOW, inside(DAY), inside(DAY.plusDays(42)));

        assertThat(scored.warnings()).isEmpty();
        assertThat(scored.checks())
                .extracting(RangeCheck::kind, RangeCheck::timePoint, RangeCheck::subject, RangeCheck::value)
                .containsExactly(
                        tuple(Kind.ACQUISITION, "baseline", "EchoTime", 80.0),
                        tuple(Kind.FEATURE_RANGE, "baseline", "f", 1.0),
                        tuple(Kind.ACQUISITION, "mid-treatment", "EchoTime", 80.0),
                        tuple(Kind.FEATURE_RANGE, "mid-treatment", "f", 1.0),
                        tuple(Kind.MASK_SIZE, "baseline", "voxels", 64.0),
                        tuple(Kind.MASK_SIZE, "baseline", "volume", 100.0),
                        tuple(Kind.MASK_SIZE, "mid-treatment", "voxels", 64.0),
                        tuple(Kind.MASK_SIZE, "mid-treatment", "volume", 100.0),
                        tuple(Kind.SCAN_INTERVAL, "", "days", 42.0));
    }

    @Test
    void eachKindOfCheckSaysWhatIsOutside() {
        assertThat(failed(inside(DAY), measured(1.5, 80, 64, 100, DAY.plusDays(20))))
                .containsExactly(new RangeCheck(
                        Kind.FEATURE_RANGE,
                        "mid-treatment",
                        "f",
                        1.5,
                        -1,
                        1,
                        Outcome.OUTSIDE,
                        "mid-treatment: z of f 1.5 is outside the calibration cohort's range -1 to 1"));
        assertThat(failed(measured(1, 95, 64, 100, DAY), inside(DAY.plusDays(20))))
                .extracting(RangeCheck::sentence)
                .containsExactly("baseline: EchoTime 95 is outside the calibration cohort's range 80 to 90");
        assertThat(failed(measured(1, 80, 63, 99.5, DAY), inside(DAY.plusDays(20))))
                .extracting(RangeCheck::sentence)
                .containsExactly(
                        "baseline: the mask has 63 voxels, fewer than 64 voxels",
                        "baseline: the mask has 99.5 mm3, fewer than 100 mm3");
        assertThat(failed(inside(DAY), inside(DAY.plusDays(13))))
                .extracting(RangeCheck::sentence)
                .containsExactly("days between the scans: 13 is outside the window 14 to 42");
    }

    @Test
    void whatIsNotKnownHasNotPassed() {
        Measured unknown = new Measured(Map.of("f", 0.0), new Acquisition(Map.of("EchoTime", 85.0), Map.of()));

        assertThat(failed(unknown, inside(DAY)))
                .extracting(RangeCheck::outcome, RangeCheck::sentence)
                .containsExactly(
                        tuple(
                                Outcome.UNKNOWN,
                                "baseline: the size of the mask is not known; it must have at least 64 voxels"),
                        tuple(
                                Outcome.UNKNOWN,
                                "baseline: the size of the mask is not known; it must have at least 100 mm3"),
                        tuple(Outcome.UNKNOWN, "the days between the scans are not known; the window is 14 to 42"));
    }

    @Test
    void aSiteWithholdsByKind() {
        Measured small = measured(1, 95, 63, 100, DAY);
        ScorePolicy policy = new ScorePolicy(Map.of(Kind.MASK_SIZE, ScorePolicy.Action.WITHHOLD), Limits.NONE);

        ScoreResult.Withheld withheld = (ScoreResult.Withheld) score(policy, small, inside(DAY.plusDays(20)));

        assertThat(withheld.reasons()).containsExactly("baseline: the mask has 63 voxels, fewer than 64 voxels");
        assertThat(withheld.checks().stream().filter(c -> !c.passed())).hasSize(2);
        assertThat(score(policy, measured(1, 95, 64, 100, DAY), inside(DAY.plusDays(20))))
                .isInstanceOf(ScoreResult.Scored.class);
    }

    @Test
    void theSitesLimitsAddToTheCalibrations() {
        Limits both = new Limits(100, 0, Optional.of(new Range(1, 2))).and(CALIBRATION.limits());

        assertThat(both).isEqualTo(new Limits(100, 100, Optional.of(new Range(1, 2))));
        assertThat(Limits.NONE.and(CALIBRATION.limits())).isEqualTo(CALIBRATION.limits());
    }
}
