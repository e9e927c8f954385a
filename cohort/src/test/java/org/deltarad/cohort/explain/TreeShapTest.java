package org.deltarad.cohort.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.ReferenceData;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.boost.BoostedTrees;
import org.deltarad.cohort.learn.boost.CoxBoosting;
import org.deltarad.cohort.learn.boost.CoxBoostingOptions;
import org.deltarad.cohort.learn.boost.XgboostOptions;
import org.deltarad.cohort.learn.boost.XgboostOptions.Objective;
import org.deltarad.cohort.learn.boost.XgboostSurvival;
import org.deltarad.cohort.learn.forest.ForestOptions;
import org.deltarad.cohort.learn.forest.ForestOptions.Sampling;
import org.deltarad.cohort.learn.forest.SurvivalForest;
import org.deltarad.cohort.learn.tree.Tree;
import org.deltarad.cohort.learn.tree.TreeModel;
import org.junit.jupiter.api.Test;

class TreeShapTest {
    private static final String BOOST = "/org/deltarad/cohort/learn/boost/";

    private static final double[][] X = new double[120][7];
    private static final SurvivalTimes Y = planted();

    /** Feature 6 carries nothing and is constant. */
    private static SurvivalTimes planted() {
        SplittableRandom random = Seeds.of(3, 0);
        double[] time = new double[X.length];
        boolean[] event = new boolean[X.length];
        for (int row = 0; row < X.length; row++) {
            for (int f = 0; f < 6; f++) {
                X[row][f] = random.nextDouble(-1, 1);
            }
            time[row] = -Math.log(random.nextDouble(0.001, 1)) * Math.exp(-2 * X[row][0] - X[row][1] * X[row][2]);
            event[row] = random.nextDouble() < 0.7;
        }
        return SurvivalTimes.of(time, event);
    }

    private static Stream<TreeModel> models() {
        return Stream.of(
                new SurvivalForest(new ForestOptions(10, 3, 3, 1, 0, 0, Sampling.WITH_REPLACEMENT, 1, false, 1), 1)
                        .fit(X, Y),
                new CoxBoosting(new CoxBoostingOptions(30, 5, 0.1, 4, 0.8, 1)).fit(X, Y));
    }

    @Test
    void baseAndValuesAddUpToTheScore() {
        models().forEach(model -> {
            TreeShap shap = new TreeShap(model);
            for (double[] row : X) {
                // relative to mortalities of up to 100: sums of thousands of products in double precision
                assertThat(shap.explain(row).score()).isCloseTo(model.score(row), within(1e-8));
            }
        });
    }

    @Test
    void valuesAreThoseOfAllSubsets() {
        models().forEach(model -> {
            TreeShap shap = new TreeShap(model);
            for (int n = 0; n < 6; n++) {
                double[] row = X[n * 7];
                double[] worth = new double[1 << 7];
                for (int subset = 0; subset < worth.length; subset++) {
                    for (Tree tree : model.trees()) {
                        worth[subset] += model.scale() * partly(tree, 0, row, subset);
                    }
                }
                assertThat(shap.explain(row).values())
                        .containsExactly(ExactShap.shapley(worth, 7).values(), within(1e-9));
            }
        });
    }

    /** What a tree is expected to say when only a subset of the features is known (Lundberg 2018, algorithm 1). */
    private static double partly(Tree tree, int node, double[] x, int known) {
        if (tree.isLeaf(node)) {
            return tree.value()[node];
        }
        int left = tree.left()[node];
        int right = tree.right()[node];
        if ((known >> tree.feature()[node] & 1) == 1) {
            return partly(tree, x[tree.feature()[node]] <= tree.threshold()[node] ? left : right, x, known);
        }
        return (tree.cover()[left] * partly(tree, left, x, known) + tree.cover()[right] * partly(tree, right, x, known))
                / tree.cover()[node];
    }

    @Test
    void aFeatureThatNoTreeUsesHasNone() {
        models().forEach(model ->
                assertThat(new TreeShap(model).explain(X[5]).values()[6]).isZero());
    }

    @Test
    void valuesAreThoseOfXgboost() {
        ReferenceData pbc = ReferenceData.of(getClass(), BOOST + "pbc.csv");
        double[][] x = pbc.without("time", "event");
        XgboostOptions options = new XgboostOptions(new Objective.Cox(), 50, 3, 0.1, 1, 1, 0, 0, 1, 1, 1);
        TreeShap shap = new TreeShap(new XgboostSurvival(options).fit(x, pbc.outcome()));
        ReferenceData expected = ReferenceData.of(getClass(), BOOST + "contributions.csv");
        double[][] values = expected.without("base");
        for (int row = 0; row < expected.size(); row++) {
            Attribution ours = shap.explain(x[row]);
            // XGBoost adds in single precision over fifty trees
            assertThat(ours.values()).containsExactly(values[row], within(1e-4));
            assertThat(ours.base()).isCloseTo(expected.number(row, "base"), within(1e-4));
        }
    }

    @Test
    void aSplitWithoutRowsIsNoDivisionByZero() {
        Tree tree = new Tree(
                new int[] {0, 1, -1, -1, -1},
                new double[] {0, 0, 0, 0, 0},
                new int[] {1, 3, -1, -1, -1},
                new int[] {2, 4, -1, -1, -1},
                new double[] {0, 0, 1, 2, 3},
                new double[] {10, 0, 10, 0, 0});
        TreeModel model = new BoostedTrees(2, 0, 1, List.of(tree));
        for (double[] row : new double[][] {{-1, -1}, {-1, 1}, {1, -1}}) {
            assertThat(new TreeShap(model).explain(row).score()).isCloseTo(model.score(row), within(1e-12));
        }
    }
}
