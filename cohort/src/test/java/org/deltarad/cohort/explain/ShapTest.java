package org.deltarad.cohort.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.svm.Kernel;
import org.deltarad.cohort.learn.svm.SvmClassifier;
import org.deltarad.cohort.learn.svm.SvmOptions;
import org.deltarad.cohort.validate.Metric;
import org.deltarad.cohort.validate.Outcome;
import org.junit.jupiter.api.Test;

class ShapTest {
    private final double[][] x = new double[40][5];
    private final boolean[] y = new boolean[40];

    ShapTest() {
        SplittableRandom random = Seeds.of(11, 0);
        for (int row = 0; row < x.length; row++) {
            for (int f = 0; f < 5; f++) {
                x[row][f] = random.nextDouble(-1, 1);
            }
            y[row] = x[row][0] + x[row][1] * x[row][2] + random.nextDouble(-0.3, 0.3) > 0;
        }
    }

    private RiskModel machine() {
        return new SvmClassifier(SvmOptions.of(Kernel.rbf(0.5), 10)).fit(x, y);
    }

    @Test
    void exactValuesAddUpToTheScore() {
        RiskModel model = machine();
        ExactShap shap = new ExactShap(model, x);
        for (int n = 0; n < 5; n++) {
            assertThat(shap.explain(x[n]).score()).isCloseTo(model.score(x[n]), within(1e-12));
        }
    }

    @Test
    void featuresThatDoTheSameShareAlikeAndOneThatDoesNothingHasNone() {
        RiskModel product = r -> r[0] * r[1] + r[2];
        double[][] background = {{1, 2, 0, 5}, {2, 1, 1, 7}};
        Attribution all = new ExactShap(product, background).explain(new double[] {3, 3, 4, 9});
        assertThat(all.values()[0]).isCloseTo(all.values()[1], within(1e-12));
        // by hand: base 2 + 0.5, all known 9 + 4; feature 2 alone adds 3.5, the product's 7 is shared
        assertThat(all.base()).isCloseTo(2.5, within(1e-12));
        assertThat(all.values()).containsExactly(new double[] {3.5, 3.5, 3.5, 0}, within(1e-12));
    }

    @Test
    void theLinearFormIsThatOfAllSubsets() {
        double[] coefficients = {0.3, -2, 0, 1.5, 0.7};
        RiskModel linear = r -> {
            double sum = 0.4;
            for (int f = 0; f < 5; f++) {
                sum += coefficients[f] * r[f];
            }
            return sum;
        };
        Attribution ours = LinearShap.of(0.4, coefficients, x).explain(x[9]);
        Attribution all = new ExactShap(linear, x).explain(x[9]);
        assertThat(ours.values()).containsExactly(all.values(), within(1e-12));
        assertThat(ours.base()).isCloseTo(all.base(), within(1e-12));
        assertThat(ours.score()).isCloseTo(linear.score(x[9]), within(1e-12));
    }

    @Test
    void samplingComesToTheExactValues() {
        RiskModel model = machine();
        Attribution exact = new ExactShap(model, x).explain(x[4]);
        SamplingShap sampling = new SamplingShap(model, x, 100, 5);
        Attribution sampled = sampling.explain(x[4]);
        assertThat(sampled.score()).isCloseTo(model.score(x[4]), within(1e-10));
        // 8,000 orders of steps with a standard deviation below 1: five standard errors of 1 / sqrt(8000)
        assertThat(sampled.values()).containsExactly(exact.values(), within(0.056));
        assertThat(sampling.explain(x[4]).values()).isEqualTo(sampled.values());
    }

    @Test
    void tooManyFeaturesAreSaid() {
        assertThatThrownBy(() -> new ExactShap(r -> 0, new double[2][13]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13 features have too many subsets");
    }

    @Test
    void shufflingWhatTheModelUsesCosts() {
        PermutationImportance importance = new PermutationImportance(Metric.auc(), 20, 1);
        PermutationImportance.Falls falls = importance.of(r -> r[0], x, Outcome.of(y));
        assertThat(falls.mean()[0]).isGreaterThan(0.1);
        assertThat(falls.mean()[1]).isZero();
        assertThat(falls.sd()[0]).isGreaterThan(0);
        // a score without its only feature ranks as chance does: the mean fall is the distance of the AUC from 0.5
        assertThat(falls.mean()[0]).isCloseTo(falls.whole() - 0.5, within(4 * falls.sd()[0] / Math.sqrt(20)));
        assertThat(importance.of(r -> r[0], x, Outcome.of(y)).mean()).isEqualTo(falls.mean());
    }
}
