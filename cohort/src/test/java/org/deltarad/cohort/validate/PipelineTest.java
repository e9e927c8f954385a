package org.deltarad.cohort.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.harmonise.ComBatHarmoniser;
import org.deltarad.cohort.harmonise.ComBatOptions;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.boost.CoxBoosting;
import org.deltarad.cohort.learn.boost.CoxBoostingOptions;
import org.deltarad.cohort.learn.neighbours.NearestNeighbours;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Distance;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Weights;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final int PATIENTS = 60;

    /** Subtracts each centre's mean of the training rows. */
    private static final Step CENTRE = (training, outcome) -> {
        Map<String, double[]> sums = new HashMap<>();
        double[][] values = training.values();
        int columns = training.names().size();
        for (int row = 0; row < values.length; row++) {
            double[] sum = sums.computeIfAbsent(training.categories("centre").get(row), c -> new double[columns + 1]);
            sum[columns]++;
            for (int f = 0; f < columns; f++) {
                sum[f] += values[row][f];
            }
        }
        return new FittedStep() {
            @Override
            public List<String> names() {
                return training.names();
            }

            @Override
            public double[] apply(double[] numbers, Map<String, String> categories) {
                double[] sum = sums.get(categories.get("centre"));
                return IntStream.range(0, columns)
                        .mapToDouble(f -> numbers[f] - sum[f] / sum[columns])
                        .toArray();
            }
        };
    };

    private final FeatureTable table;
    private final boolean[] y = new boolean[PATIENTS];

    /** Feature "signal" carries the class, but for an offset of the patients of one centre. */
    PipelineTest() {
        SplittableRandom random = Seeds.of(2, 0);
        double[] signal = new double[PATIENTS];
        double[] noise = new double[PATIENTS];
        List<String> ids = new ArrayList<>();
        List<String> centres = new ArrayList<>();
        for (int n = 0; n < PATIENTS; n++) {
            y[n] = n % 3 == 0;
            centres.add(n % 2 == 0 ? "A" : "Köln");
            signal[n] = random.nextDouble(-1, 1) + (y[n] ? 1.5 : 0) + (n % 2 == 0 ? 2 : 0);
            noise[n] = random.nextDouble(-1, 1);
            ids.add("P" + n);
        }
        Map<String, double[]> numeric = new LinkedHashMap<>();
        numeric.put("noise", noise);
        numeric.put("signal", signal);
        table = FeatureTable.of(ids, numeric, Map.of("centre", centres));
    }

    private static Pipeline neighbours(int k) {
        return new Pipeline(List.of(CENTRE, Step.scaling(Scaling.Kind.Z_SCORE)), Estimator.of(nearest(k)));
    }

    private static NearestNeighbours nearest(int k) {
        return new NearestNeighbours(new NeighbourOptions(k, Distance.EUCLIDEAN, Weights.UNIFORM));
    }

    private List<Split> folds() {
        return Splits.kFold(Strata.of(table.ids()).by(y), 5, 1);
    }

    @Test
    void everyFitSeesTrainingRowsAndNoOther() {
        List<List<String>> seen = new ArrayList<>();
        Step spy = (training, outcome) -> {
            seen.add(training.ids());
            assertThat(outcome.size()).isEqualTo(training.size());
            return new FittedSelection(List.of("signal"), new int[] {1});
        };
        Estimator estimator = (x, outcome) -> {
            assertThat(x.length).isEqualTo(outcome.size());
            return row -> row[0];
        };
        List<Split> folds = folds();
        new CrossValidation(folds, Metric.auc(), 1).run(new Pipeline(List.of(spy), estimator), table, Outcome.of(y));
        assertThat(seen).hasSize(5);
        for (int n = 0; n < 5; n++) {
            assertThat(seen.get(n))
                    .isEqualTo(table.rows(folds.get(n).training()).ids());
        }
    }

    @Test
    void stepsAreAppliedRowByRowWithTheirCategories() {
        FittedPipeline fitted = neighbours(5).fit(table, Outcome.of(y));
        double[] scores = fitted.scores(table);
        for (int n = 0; n < PATIENTS; n++) {
            Map<String, String> centre =
                    Map.of("centre", table.categories("centre").get(n));
            assertThat(fitted.score(table.values()[n], centre)).isEqualTo(scores[n]);
        }
        // without the centres' means the offset would hide much of the class
        double with = new CrossValidation(folds(), Metric.auc(), 1)
                .run(neighbours(9), table, Outcome.of(y))
                .mean();
        assertThat(with).isGreaterThan(0.75);
    }

    @Test
    void threadsChangeNothing() {
        CrossValidation.Result one =
                new CrossValidation(folds(), Metric.auc(), 1).run(neighbours(5), table, Outcome.of(y));
        CrossValidation.Result three =
                new CrossValidation(folds(), Metric.auc(), 3).run(neighbours(5), table, Outcome.of(y));
        assertThat(three.heldOutScores(PATIENTS)).isEqualTo(one.heldOutScores(PATIENTS));
    }

    @Test
    void theGridIsSearchedWithinTheTrainingRows() {
        Pipeline useless = new Pipeline(List.of(), (x, outcome) -> row -> 0);
        GridSearch search =
                new GridSearch(List.of(useless, neighbours(1), neighbours(9)), GridSearch.folds(4, 3), Metric.auc());
        GridSearch.Choice choice = search.choose(table, Outcome.of(y));
        assertThat(choice.candidate()).isEqualTo(2);
        assertThat(choice.values().get(0)).isEqualTo(0.5);
        assertThat(choice.values().get(2)).isGreaterThan(choice.values().get(1));
        CrossValidation.Result nested = new CrossValidation(folds(), Metric.auc(), 2).run(search, table, Outcome.of(y));
        assertThat(nested.mean()).isGreaterThan(0.7);
        CrossValidation bootstrap =
                new CrossValidation(Splits.bootstrap(Strata.of(table.ids()), 3, 1), Metric.auc(), 1);
        assertThatThrownBy(() -> bootstrap.run(search, table, Outcome.of(y)))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("repeated patient on both sides");
    }

    @Test
    void bootstrapSamplesAndSurvivalGoThroughThePipeline() {
        SurvivalTimes times = SurvivalTimes.of(
                IntStream.range(0, PATIENTS)
                        .mapToDouble(n -> y[n] ? 5 + n / 10.0 : 30 + n)
                        .toArray(),
                y);
        Pipeline boosting = new Pipeline(
                List.of(CENTRE), Estimator.of(new CoxBoosting(new CoxBoostingOptions(30, 1, 0.1, 5, 1, 1))));
        CrossValidation.Result result = new CrossValidation(
                        Splits.bootstrap(Strata.of(table.ids()).by(y), 10, 1), Metric.concordance(), 2)
                .run(boosting, table, Outcome.of(times));
        assertThat(result.mean()).isGreaterThan(0.65);
        Pipeline wrong = neighbours(3);
        assertThatThrownBy(() -> wrong.fit(table, Outcome.of(times)))
                .isInstanceOf(FitException.class)
                .hasMessage("classes are needed, follow-up times were given");
    }

    @Test
    void whatCannotBeFittedIsSaidWithItsSplit() {
        double[] holed = new double[PATIENTS];
        holed[folds().get(0).training()[3]] = Double.NaN;
        FeatureTable missing = table.with("holed", holed);
        CrossValidation folds = new CrossValidation(folds(), Metric.auc(), 1);
        Pipeline pipeline = new Pipeline(List.of(Step.scaling(Scaling.Kind.Z_SCORE)), (x, outcome) -> row -> 0);
        assertThatThrownBy(() -> folds.run(pipeline, missing, Outcome.of(y)))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("split 1 of 5: 1 missing cells: 'holed' of P");
        assertThatThrownBy(() -> neighbours(3).fit(table, Outcome.of(y)).scores(table.select(List.of("noise"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signal");
    }

    @Test
    void harmonisationsOfTheWorkbenchAreSteps() {
        Pipeline raw = new Pipeline(List.of(), Estimator.of(nearest(9)));
        ComBatOptions options = ComBatOptions.over("centre");
        Pipeline harmonised = new Pipeline(
                List.of(Step.harmonisation(training -> ComBatHarmoniser.fit(options, training, training.names()))),
                Estimator.of(nearest(9)));
        CrossValidation folds = new CrossValidation(folds(), Metric.auc(), 1);
        assertThat(folds.run(harmonised, table, Outcome.of(y)).mean())
                .isGreaterThan(folds.run(raw, table, Outcome.of(y)).mean());
        FittedPipeline fitted = harmonised.fit(table, Outcome.of(y));
        assertThatThrownBy(() -> fitted.score(new double[] {0, 0}, Map.of("centre", "Bonn")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN cannot be scored");
        FeatureTable elsewhere = FeatureTable.of(
                List.of("X"),
                Map.of("noise", new double[] {0}, "signal", new double[] {0}),
                Map.of("centre", List.of("Bonn")));
        assertThat(fitted.foreign(elsewhere)).singleElement().satisfies(f -> assertThat(f.toString())
                .contains("X", "Bonn"));
        assertThat(fitted.foreign(table)).isEmpty();
    }
}
