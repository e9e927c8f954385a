package org.deltarad.cohort.learn.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.deltarad.cohort.learn.ReferenceData;
import org.deltarad.cohort.learn.forest.ForestOptions.Sampling;
import org.deltarad.cohort.learn.tree.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against ranger 0.14.1, whose min.node.size is the least of a leaf too; reference.R beside the data made the numbers. */
class SurvivalForestAgainstRangerTest {
    private static ReferenceData read(String file) {
        return ReferenceData.of(SurvivalForestAgainstRangerTest.class, file);
    }

    private static SurvivalForestModel oneTree(ReferenceData lung, int size) {
        ForestOptions options = new ForestOptions(1, Integer.MAX_VALUE, size, size, 0, 0, Sampling.ALL, 1, false, 1);
        return new SurvivalForest(options, 1).fit(lung.without("time", "event"), lung.outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 40})
    void aTreeWithoutSamplingHasTheSplitsOfRanger(int size) {
        ReferenceData expected = read("lung-" + size + "-tree.csv");
        Tree tree = oneTree(read("lung.csv"), size).trees().get(0);
        assertThat(tree.size()).isEqualTo(expected.size()).isGreaterThan(4);
        compare(tree, 0, expected, 0);
    }

    private static void compare(Tree tree, int node, ReferenceData expected, int row) {
        int feature = (int) expected.number(row, "feature");
        assertThat(tree.feature()[node]).as("feature of node " + row).isEqualTo(feature);
        if (feature >= 0) {
            // the same middle of the same two values: equal to the last digit
            assertThat(tree.threshold()[node]).as("split of node " + row).isEqualTo(expected.number(row, "split"));
            compare(tree, tree.left()[node], expected, (int) expected.number(row, "left"));
            compare(tree, tree.right()[node], expected, (int) expected.number(row, "right"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 40})
    void itsCumulativeHazardIsThatOfRanger(int size) {
        ReferenceData lung = read("lung.csv");
        SurvivalForestModel model = oneTree(lung, size);
        ReferenceData expected = read("lung-" + size + "-chf.csv");
        double[][] x = lung.without("time", "event");
        double[] times =
                expected.names().stream().mapToDouble(Double::parseDouble).toArray();
        int compared = 0;
        for (int row = 0; row < expected.size(); row++) {
            double[] hazard = model.cumulativeHazard(x[row]);
            for (int t = 0; t < times.length; t++) {
                int at = lastNotAfter(model.times(), times[t]);
                // sums of at most 40 quotients in double precision
                assertThat(at < 0 ? 0 : hazard[at])
                        .as("row " + row + " at " + times[t])
                        .isCloseTo(expected.number(row, expected.names().get(t)), within(1e-12));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private static int lastNotAfter(double[] times, double time) {
        return (int) IntStream.range(0, times.length)
                        .filter(t -> times[t] <= time)
                        .count()
                - 1;
    }

    /**
     * The means over seeds of two implementations of one method differ by chance only: three forests here, twenty there, so
     * the bound is four standard errors of that difference, sd sqrt(1/3 + 1/20), and 0.003 for the mortality, which
     * sums over event times here and over all times in ranger.
     */
    @ParameterizedTest
    @ValueSource(strings = {"lung", "veteran", "pbc"})
    void forestsErrAsOftenAsThoseOfRanger(String name) {
        ReferenceData data = read(name + ".csv");
        ReferenceData oob = read("oob.csv");
        int row = IntStream.range(0, oob.size())
                .filter(r -> oob.text(r, "data").equals(name))
                .findFirst()
                .orElseThrow();
        double mean = IntStream.rangeClosed(1, 3)
                .mapToDouble(seed -> new SurvivalForest(
                                new ForestOptions(
                                        500, mtry(data), 3, 3, 0, 0, Sampling.WITH_REPLACEMENT, 1, false, seed),
                                2)
                        .grow(data.without("time", "event"), data.outcome())
                        .outOfBagError())
                .average()
                .orElseThrow();
        double bound = 4 * oob.number(row, "sd") * Math.sqrt(1 / 3.0 + 1 / 20.0) + 0.003;
        assertThat(mean).as(name).isCloseTo(oob.number(row, "mean"), within(bound));
    }

    /** ranger rounds the square root down. */
    private static int mtry(ReferenceData data) {
        return (int) Math.sqrt(data.names().size() - 2);
    }

    @Test
    void theDataAreWhatTheScriptSays() {
        assertThat(read("lung.csv").size()).isEqualTo(168);
        assertThat(read("veteran.csv").size()).isEqualTo(137);
        assertThat(read("pbc.csv").size()).isEqualTo(276);
    }
}
