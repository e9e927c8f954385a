package org.deltarad.cohort.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.signature.RiskGroup;
import org.junit.jupiter.api.Test;

/** Small cases, by hand. */
class YoudenCutoffTest {

    /** Scores and events of patients as "score" or "score!" (event). */
    private static Optional<YoudenCutoff> cutoff(RiskGroup highMeans, String... patients) {
        List<Double> scores = new ArrayList<>();
        List<Boolean> events = new ArrayList<>();
        for (String patient : patients) {
            events.add(patient.endsWith("!"));
            scores.add(Double.valueOf(patient.replace("!", "")));
        }
        return YoudenCutoff.of(scores, events, highMeans);
    }

    @Test
    void separatesCompletelyHalfWay() {
        assertThat(cutoff(RiskGroup.HIGH, "4!", "1", "3!", "2")).contains(new YoudenCutoff(2.5, 1, 1));
    }

    @Test
    void takesTheLargestIndex() {
        // above 1.5: 2/2 - 2/3 = 1/3; above 2.5: 1/2 - 2/3 < 0; above 3.5: 1/2 - 1/3 = 1/6; above 4.5: 1/2 - 0 = 1/2
        assertThat(cutoff(RiskGroup.HIGH, "1", "2!", "3", "4", "5!")).contains(new YoudenCutoff(4.5, 0.5, 1));
    }

    @Test
    void takesTheMoreSensitiveOfEqualIndices() {
        // above 1.5: 1 - 1/2; above 2.5: 1/2 - 1/2; above 3.5: 1/2 - 0; the first and the last are both 1/2
        assertThat(cutoff(RiskGroup.HIGH, "1", "2!", "3", "4!")).contains(new YoudenCutoff(1.5, 1, 0.5));
    }

    @Test
    void comparesEqualIndicesExactly() {
        // above 1.5: 1 - 2/3 = 1/3; above 4.5: 1/3 - 0; equal, though doubles may differ in the last bit
        assertThat(cutoff(RiskGroup.HIGH, "1", "2", "2", "2!", "2!", "5!")).contains(new YoudenCutoff(1.5, 1, 1.0 / 3));
    }

    @Test
    void keepsEqualScoresOnOneSide() {
        // above 1.5: 2/2 - 1/2 (one of the 2s has no event); above 2.5: 1/2 - 0
        assertThat(cutoff(RiskGroup.HIGH, "1", "2", "2!", "3!")).contains(new YoudenCutoff(1.5, 1, 0.5));
        assertThat(cutoff(RiskGroup.HIGH, "1", "1", "2", "2!", "3!", "3!")).contains(new YoudenCutoff(1.5, 1, 2.0 / 3));
    }

    @Test
    void turnsRoundWhenHighScoresMeanLowRisk() {
        assertThat(cutoff(RiskGroup.LOW, "4", "1!", "3", "2!")).contains(new YoudenCutoff(2.5, 1, 1));
        assertThat(cutoff(RiskGroup.LOW, "1!", "2", "3!", "4")).contains(new YoudenCutoff(3.5, 1, 0.5));
    }

    @Test
    void findsNoneWhereNothingSeparates() {
        assertThat(cutoff(RiskGroup.HIGH, "1!", "2", "3!")).isNotEmpty();
        assertThat(cutoff(RiskGroup.HIGH, "1!", "2")).as("the wrong way round").isEmpty();
        assertThat(cutoff(RiskGroup.HIGH, "1!", "1")).as("all the same").isEmpty();
        assertThat(cutoff(RiskGroup.HIGH, "1!", "2!")).as("all progressed").isEmpty();
        assertThat(cutoff(RiskGroup.HIGH, "1", "2")).as("none progressed").isEmpty();
        assertThat(cutoff(RiskGroup.HIGH)).isEmpty();
    }

    /** The middle of neighbouring doubles rounds to one of them; the higher score must stay above. */
    @Test
    void separatesNeighbouringDoubles() {
        for (double low : new double[] {1.0, Math.nextUp(1.0)}) {
            double high = Math.nextUp(low);
            YoudenCutoff cutoff = YoudenCutoff.of(List.of(low, high), List.of(false, true), RiskGroup.HIGH)
                    .orElseThrow();
            assertThat(cutoff.value()).isGreaterThanOrEqualTo(low).isLessThan(high);
        }
    }
}
