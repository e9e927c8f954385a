package org.deltarad.cohort.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.learn.ReferenceData;
import org.deltarad.cohort.learn.select.Ranking;
import org.deltarad.cohort.learn.select.RidgeLogistic;
import org.deltarad.cohort.learn.svm.Kernel;
import org.deltarad.cohort.learn.svm.SvmClassifier;
import org.deltarad.cohort.learn.svm.SvmOptions;
import org.deltarad.cohort.reduce.RecursiveElimination;
import org.deltarad.cohort.regression.LinearScore;
import org.junit.jupiter.api.Test;

/**
 * S4: logistic regression and recursive elimination to 20 features, SVM with RBF kernel, five folds. Against
 * scikit-learn 1.2.1; reference.py beside the data made the numbers.
 */
class DesignOfS4Test {
    private final ReferenceData data = ReferenceData.of(getClass(), "s4.csv");
    private final List<String> names = data.names().subList(2, data.names().size());
    private final FeatureTable table = FeatureTable.of(
            IntStream.range(0, data.size()).mapToObj(n -> "P" + n).toList(), names, data.without("fold", "positive"));
    private final Outcome outcome = Outcome.of(data.events("positive"));

    private final Pipeline s4 = new Pipeline(
            List.of(
                    Step.scaling(Scaling.Kind.Z_SCORE),
                    Step.elimination(new RecursiveElimination(20, 1), Ranking.logistic(1))),
            Estimator.of(new SvmClassifier(new SvmOptions(Kernel.rbf(0.001), 1000, 1e-8))));

    private List<Split> folds() {
        return IntStream.range(0, 5)
                .mapToObj(k -> new Split(
                        IntStream.range(0, data.size())
                                .filter(r -> data.number(r, "fold") != k)
                                .toArray(),
                        IntStream.range(0, data.size())
                                .filter(r -> data.number(r, "fold") == k)
                                .toArray()))
                .toList();
    }

    @Test
    void featuresAndHeldOutScoresAreThoseOfScikitLearn() {
        CrossValidation.Result result = new CrossValidation(folds(), Metric.auc(), 2).run(s4, table, outcome);
        ReferenceData kept = ReferenceData.of(getClass(), "s4-kept.csv");
        for (int k = 0; k < 5; k++) {
            assertThat(result.folds().get(k).fitted().modelColumns())
                    .containsExactlyElementsOf(Arrays.stream(kept.column("fold" + k))
                            .mapToObj(f -> names.get((int) f))
                            .toList());
        }
        double[] expected = ReferenceData.of(getClass(), "s4-scores.csv").column("score");
        // decision values up to 10 of machines that both stop at a tolerance of 1e-8
        assertThat(result.heldOutScores(table.size())).containsExactly(expected, within(1e-5));
        assertThat(result.mean()).isGreaterThan(0.7);
    }

    @Test
    void logisticCoefficientsAreThoseOfScikitLearn() {
        double[][] z = Scaling.fit(Scaling.Kind.Z_SCORE, table, names)
                .apply(table)
                .table()
                .values();
        LinearScore model = new RidgeLogistic(1).fit(z, outcome.classes());
        double[] expected = ReferenceData.of(getClass(), "s4-logistic.csv").column("coefficient");
        // both end at a gradient of some 1e-10
        assertThat(model.intercept()).isCloseTo(expected[0], within(1e-9));
        assertThat(model.coefficients())
                .containsExactly(Arrays.copyOfRange(expected, 1, expected.length), within(1e-9));
    }
}
