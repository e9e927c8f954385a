package org.deltarad.cohort.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.junit.jupiter.api.Test;

class ReliabilityFilterTest {
    private static final List<String> FEATURES = List.of("good", "fair", "bad", "constant");

    /** Half the difference of two readings of the features, its sign alternating; the subjects are spread as 1 to 12. */
    private static final double[] NOISE = {0.2, 1.2, 5, 0};

    private static FeatureTable reading(int reader, int n, boolean backwards, double noise) {
        List<String> ids = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            ids.add("P" + s);
            double[] row = new double[4];
            for (int f = 0; f < 3; f++) {
                row[f] = s + ((s + reader) % 2 == 0 ? 1 : -1) * noise * NOISE[f];
            }
            row[3] = 7;
            values.add(row);
        }
        if (backwards) {
            Collections.reverse(ids);
            Collections.reverse(values);
        }
        return FeatureTable.of(ids, FEATURES, values.toArray(double[][]::new));
    }

    @Test
    void s1NeedsTheLowerLimitAtBothTimePoints() {
        List<FeatureTable> baseline = List.of(reading(2, 12, false, 1), reading(3, 12, true, 1));
        List<FeatureTable> mid = List.of(reading(4, 12, false, 1.1), reading(5, 12, false, 1.1));
        List<FeatureReliability> s1 = ReliabilityFilter.s1().judge(List.of(baseline, mid));
        assertThat(s1).extracting(FeatureReliability::feature).isEqualTo(FEATURES);
        assertThat(ReliabilityFilter.kept(s1)).containsExactly("good");
        assertThat(s1.get(3).icc().get(0)).as("a constant has no ICC").isEmpty();
        List<FeatureReliability> s2 = ReliabilityFilter.s2().judge(List.of(baseline, mid));
        assertThat(ReliabilityFilter.kept(s2)).containsExactly("good", "fair");
        Icc fair = s1.get(1).icc().get(1).orElseThrow();
        assertThat(fair.value()).isGreaterThan(0.75);
        assertThat(fair.interval().lower()).as("what S1 refuses and S2 takes").isLessThan(0.60);
    }

    @Test
    void readingsOfOtherPatientsAreRefused() {
        List<FeatureTable> readings = List.of(reading(2, 12, false, 1), reading(2, 11, false, 1));
        assertThatThrownBy(() -> ReliabilityFilter.s1().judge(List.of(readings)))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("P11");
    }

    @Test
    void diceOfReadersIsSummarised() {
        ReaderDice dice = ReaderDice.of(new double[] {0.9, 0.8, 0.5, 0.85});
        assertThat(dice.median()).isEqualTo(0.825);
        assertThat(dice.q1()).as("R: quantile(x, 0.25)").isCloseTo(0.725, within(1e-12));
        assertThat(dice.lowest()).isEqualTo(0.5);
        assertThatThrownBy(() -> ReaderDice.of(new double[] {85})).isInstanceOf(FitException.class);
    }
}
