package org.deltarad.cohort.learn.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.forest.ForestOptions;
import org.deltarad.cohort.learn.forest.ForestOptions.Sampling;
import org.deltarad.cohort.reduce.RecursiveElimination;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingTest {
    private static final int PATIENTS = 120;
    private static final List<String> NAMES =
            IntStream.range(0, 10).mapToObj(f -> "f" + f).toList();

    private static double[][] x() {
        SplittableRandom random = Seeds.of(6, 0);
        double[][] x = new double[PATIENTS][10];
        for (double[] row : x) {
            Arrays.setAll(row, f -> random.nextDouble(-1.7, 1.7));
        }
        return x;
    }

    /** Features 3 and 7 carry the risk. */
    private static Outcome times() {
        SplittableRandom random = Seeds.of(6, 1);
        return Outcome.of(SurvivalTimes.of(
                Arrays.stream(x())
                        .mapToDouble(r -> -Math.log(random.nextDouble(0.001, 1)) * Math.exp(-2 * r[3] + 2 * r[7]))
                        .toArray(),
                all()));
    }

    private static boolean[] all() {
        boolean[] events = new boolean[PATIENTS];
        Arrays.fill(events, true);
        return events;
    }

    private static Outcome classes() {
        SplittableRandom random = Seeds.of(6, 2);
        double[][] x = x();
        boolean[] y = new boolean[PATIENTS];
        for (int n = 0; n < PATIENTS; n++) {
            y[n] = x[n][3] - x[n][7] + random.nextDouble(-0.5, 0.5) > 0;
        }
        return Outcome.of(y);
    }

    private record Case(String name, Ranking ranking, Outcome outcome) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> cases() {
        ForestOptions forest = new ForestOptions(60, 4, 10, 3, 5, 0, Sampling.WITH_REPLACEMENT, 1, true, 1);
        return Stream.of(
                new Case("logistic", Ranking.logistic(1), classes()),
                new Case("svm", Ranking.svm(1), classes()),
                new Case("survival svm", Ranking.survivalSvm(0.01), times()),
                new Case("forest", Ranking.forest(forest, 2), times()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eliminationLeavesThePlantedFeatures(Case one) {
        List<String> ids = IntStream.range(0, PATIENTS).mapToObj(n -> "P" + n).toList();
        FeatureTable table = FeatureTable.of(ids, NAMES, x());
        assertThat(Step.elimination(new RecursiveElimination(2, 1), one.ranking())
                        .fit(table, one.outcome())
                        .names())
                .containsExactly("f3", "f7");
    }

    @Test
    void anOutcomeOfTheOtherSortIsRefused() {
        assertThatThrownBy(() -> Ranking.logistic(1).of(x(), times()))
                .isInstanceOf(FitException.class)
                .hasMessage("classes are needed, follow-up times were given");
        assertThatThrownBy(() -> Ranking.forest(ForestOptions.defaults(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("importance");
    }
}
