package org.deltarad.cohort.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deltarad.cohort.Reference;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.linear.LeastSquares;
import org.deltarad.cohort.linear.Moments;
import org.deltarad.cohort.statistics.CorrelationMatrix;
import org.deltarad.cohort.statistics.PAdjust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Against caret and stats of R; reduce.R beside the data made the numbers. */
class ReductionAgainstRTest {
    private static final Reference R = Reference.of(ReductionAgainstRTest.class, "reduce.csv");
    private static final FeatureTable CARS = data("mtcars");
    private static final FeatureTable MADE = data("made");
    private static final List<String> X =
            IntStream.rangeClosed(1, 30).mapToObj(n -> "x" + n).toList();

    /** Relative. Closed formulas in double precision. */
    private static final double CLOSED = 1e-10;

    private static FeatureTable data(String name) {
        return Reference.data(ReductionAgainstRTest.class, name + ".csv", "row");
    }

    @AfterAll
    static void nothingWasLeftOut() {
        R.assertAllAsked();
    }

    private static void goneAsInR(String name, Selection selection, List<String> features) {
        List<String> gone =
                selection.dropped().stream().map(Selection.Dropped::feature).toList();
        for (String feature : features) {
            assertThat(gone.contains(feature)).as(name + ", " + feature).isEqualTo(R.get(name, feature) == 1);
        }
        List<String> all = new ArrayList<>(gone);
        all.addAll(selection.kept());
        assertThat(all).containsExactlyInAnyOrderElementsOf(features);
    }

    @Test
    void largerMeanIsFindCorrelation() {
        for (CorrelationMatrix.Kind kind : CorrelationMatrix.Kind.values()) {
            String method = kind == CorrelationMatrix.Kind.PEARSON ? "pearson" : "spearman";
            for (double cut : new double[] {0.5, 0.7, 0.8, 0.9}) {
                RedundancyFilter filter = new RedundancyFilter(kind, cut, RedundancyFilter.Rule.LARGER_MEAN);
                goneAsInR("gone made " + method + " " + cut, filter.select(MADE.select(X)), X);
                goneAsInR("gone mtcars " + method + " " + cut, filter.select(CARS), CARS.names());
            }
        }
    }

    @Test
    void firstKeptLeavesNoRedundantPairAndDropsNoLonelyFeature() {
        RedundancyFilter filter =
                new RedundancyFilter(CorrelationMatrix.Kind.PEARSON, 0.8, RedundancyFilter.Rule.FIRST_KEPT);
        Selection selection = filter.select(CARS);
        assertThat(selection.kept()).startsWith("mpg");
        double[][] left = CorrelationMatrix.of(
                CorrelationMatrix.Kind.PEARSON, selection.apply(CARS).columns());
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Math.abs(left[i][j])).isLessThan(0.8);
            }
        }
        assertThat(selection.dropped())
                .contains(new Selection.Dropped("cyl", "r -0.852 with mpg"))
                .hasSizeBetween(2, 6);
        FeatureTable twins = CARS.select(List.of("mpg")).with("copy", CARS.column("mpg"));
        assertThat(new RedundancyFilter(CorrelationMatrix.Kind.SPEARMAN, 1, RedundancyFilter.Rule.FIRST_KEPT)
                        .select(twins)
                        .kept())
                .as("at the threshold is redundant")
                .containsExactly("mpg");
    }

    @Test
    void spearmanMatrix() {
        double[][] r = CorrelationMatrix.of(CorrelationMatrix.Kind.SPEARMAN, CARS.columns());
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                String pair = CARS.names().get(i) + " " + CARS.names().get(j);
                R.near(r[i][j], "spearman", pair, CLOSED);
            }
        }
        assertThatThrownBy(() -> CorrelationMatrix.of(CorrelationMatrix.Kind.SPEARMAN, MADE.columns()))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("constant does not vary");
    }

    @Test
    void nearZeroVariance() {
        List<String> names = new ArrayList<>(MADE.names());
        names.remove("outcome");
        goneAsInR("near-zero", VarianceFilter.nearZero().select(MADE.select(names)), names);
        assertThat(VarianceFilter.constant().select(MADE).dropped())
                .containsExactly(new Selection.Dropped("constant", "constant"));
        assertThat(new VarianceFilter(0.26, Double.POSITIVE_INFINITY, 0)
                        .select(MADE.select(List.of("split", "levels", "x1")))
                        .kept())
                .as("variances 0.253, 0.048 and more")
                .containsExactly("x1");
    }

    private static void screen(String name, FeatureTable rows, FeatureTest test) {
        Map<String, UnivariateScreen.Result> results =
                new UnivariateScreen(PAdjust.BH, 0.05).select(rows, test).results();
        results.forEach((feature, result) -> {
            R.near(result.pValue(), name + " p", feature, CLOSED);
            R.near(result.adjusted(), name + " q", feature, CLOSED);
        });
    }

    @Test
    void screens() {
        double[] y = MADE.column("outcome");
        boolean[] outcome = new boolean[y.length];
        List<String> groups = new ArrayList<>();
        for (int n = 0; n < y.length; n++) {
            outcome[n] = y[n] == 1;
            groups.add(Double.toString(y[n]));
        }
        FeatureTable x = MADE.select(X);
        screen("welch", x, FeatureTest.t(outcome));
        screen("student", x, FeatureTest.student(outcome));
        screen("u", x, FeatureTest.mannWhitney(outcome));
        screen("t-or-u", x, FeatureTest.tOrMannWhitney(outcome, 0.2));
        screen("kruskal", x, FeatureTest.kruskalWallis(groups));
        screen("chi", MADE.select(List.of("rare", "split", "levels")), FeatureTest.chiSquare(outcome));
        UnivariateScreen.Screened screened = new UnivariateScreen(PAdjust.BH, 0.05)
                .select(MADE.select(List.of("x1", "constant", "outcome")), FeatureTest.mannWhitney(outcome));
        assertThat(screened.selection().kept()).contains("outcome").doesNotContain("constant");
        assertThat(screened.results().get("constant").reason()).contains("equal");
        assertThat(screened.results().get("outcome").pValue()).isLessThan(1e-10);
    }

    @Test
    void elimination() {
        List<String> names = new ArrayList<>(CARS.names());
        names.remove("mpg");
        FeatureTable x = CARS.select(names);
        FeatureRanking ranking = values -> {
            List<double[]> columns = IntStream.range(0, values[0].length)
                    .mapToObj(c -> {
                        double[] column =
                                Arrays.stream(values).mapToDouble(row -> row[c]).toArray();
                        double sd = Moments.sd(column);
                        return Arrays.stream(column).map(v -> v / sd).toArray();
                    })
                    .toList();
            return new LeastSquares(columns, values.length)
                    .fit(CARS.column("mpg")).coefficients().stream()
                            .mapToDouble(Math::abs)
                            .toArray();
        };
        RecursiveElimination.Eliminated one = new RecursiveElimination(3, 1).select(x, ranking);
        one.rank().forEach((feature, rank) -> R.near(rank, "rfe", feature, 0));
        assertThat(one.selection().kept()).hasSize(3);
        RecursiveElimination.Eliminated four = new RecursiveElimination(3, 4).select(x, ranking);
        assertThat(four.selection().kept()).hasSize(3);
        assertThat(four.rank().values()).containsOnly(1, 2, 3);
        assertThatThrownBy(() -> new RecursiveElimination(3, 1).select(x, v -> new double[1]))
                .isInstanceOf(FitException.class);
    }
}
