package org.deltarad.cohort.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.Seeds;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private final List<String> patients = new ArrayList<>();
    private final boolean[] progressed = new boolean[110];
    private final double[] followUp = new double[110];
    private final List<String> tesla = new ArrayList<>();

    /** 110 patients with 35 progressions, as S1. */
    SplitsTest() {
        SplittableRandom random = Seeds.of(5, 0);
        for (int n = 0; n < 110; n++) {
            patients.add("P" + n);
            progressed[n] = n < 35;
            followUp[n] = random.nextDouble(3, 80);
            tesla.add(random.nextDouble() < 0.6 ? "3" : "1.5");
        }
    }

    private Strata strata() {
        return Strata.of(patients).by(progressed).byQuantiles(followUp, 3).by(tesla);
    }

    @Test
    void twoToOneIsSeventyThreeToThirtySevenWithEachStratumInProportion() {
        Split split = Splits.holdOut(strata(), 1.0 / 3, 1);
        assertThat(split.training()).hasSize(73);
        assertThat(split.validation()).hasSize(37);
        int[] labels = strata().labels();
        for (int label = 0; label <= Arrays.stream(labels).max().orElseThrow(); label++) {
            int of = label;
            long all = Arrays.stream(labels).filter(l -> l == of).count();
            long held = Arrays.stream(split.validation())
                    .filter(r -> labels[r] == of)
                    .count();
            assertThat((double) held).as("stratum " + label).isCloseTo(all / 3.0, within(1.0));
        }
        // each of the up to six strata with the event may be off by less than one
        long events =
                Arrays.stream(split.validation()).filter(r -> progressed[r]).count();
        assertThat(events).isBetween(9L, 14L);
    }

    @Test
    void theSeedMakesTheSplit() {
        assertThat(Splits.holdOut(strata(), 0.3, 4).validation())
                .isEqualTo(Splits.holdOut(strata(), 0.3, 4).validation())
                .isNotEqualTo(Splits.holdOut(strata(), 0.3, 5).validation());
        assertThat(Splits.repeatedKFold(strata(), 5, 2, 1).get(0).validation())
                .isNotEqualTo(Splits.repeatedKFold(strata(), 5, 2, 1).get(5).validation());
    }

    @Test
    void eachRowIsHeldOutOnceByFoldsOfOneSize() {
        List<Split> folds = Splits.kFold(strata(), 7, 2);
        assertThat(folds.stream()
                        .flatMapToInt(f -> Arrays.stream(f.validation()))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 110).boxed().toList());
        for (Split fold : folds) {
            assertThat(fold.validation().length).isBetween(15, 16);
            assertThat(fold.training().length + fold.validation().length).isEqualTo(110);
        }
        List<Split> byOutcome = Splits.kFold(Strata.of(patients).by(progressed), 5, 2);
        assertThat(byOutcome).allSatisfy(f -> assertThat(
                        Arrays.stream(f.validation()).filter(r -> progressed[r]).count())
                .isEqualTo(7));
    }

    @Test
    void leaveOneOutHoldsOutEach() {
        List<Split> splits = Splits.leaveOneOut(Strata.of(patients));
        assertThat(splits).hasSize(110);
        assertThat(splits.get(9).validation()).containsExactly(9);
        assertThat(splits.get(9).training()).hasSize(109);
    }

    @Test
    void aBootstrapDrawsAsManyAsThereAreAndHoldsOutTheOthers() {
        List<Split> splits = Splits.bootstrap(Strata.of(patients).by(progressed), 200, 1);
        double held = 0;
        for (Split split : splits) {
            assertThat(split.training()).hasSize(110);
            assertThat(Arrays.stream(split.training()).filter(r -> progressed[r]))
                    .hasSize(35);
            held += split.validation().length / 110.0 / 200;
        }
        // (1 - 1/n)^n within a stratum of n: 0.363 of 35, 0.365 of 75; 200 samples are within 0.01
        assertThat(held).isCloseTo(0.365, within(0.01));
    }

    @Test
    void aPatientWithTwoRowsIsRefused() {
        List<String> twice = new ArrayList<>(patients);
        Collections.replaceAll(twice, "P7", "P3");
        assertThatThrownBy(() -> Strata.of(twice))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("'P3' (rows [3, 7])");
        assertThatThrownBy(() -> new Split(new int[] {0, 1}, new int[] {1, 2}))
                .hasMessage("row 1 is on both sides of a split");
        assertThatThrownBy(() -> Splits.kFold(Strata.of(List.of("a", "b")), 3, 1))
                .hasMessage("2 rows cannot be divided into 3 folds");
    }

    @Test
    void quantilesKeepEqualValuesTogether() {
        Strata strata =
                Strata.of(List.of("a", "b", "c", "d", "e", "f")).byQuantiles(new double[] {1, 1, 1, 1, 5, 9}, 3);
        assertThat(strata.labels()).containsExactly(0, 0, 0, 0, 1, 1);
    }
}
