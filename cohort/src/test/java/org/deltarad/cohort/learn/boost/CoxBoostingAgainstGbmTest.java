package org.deltarad.cohort.learn.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.ReferenceData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against gbm 2.1.8.1; reference.R beside the data made the numbers. */
class CoxBoostingAgainstGbmTest {
    /** Absolute, of log hazards up to 4: the trees are the same, and 200 Newton steps add up their rounding. */
    private static final double SCORE = 1e-9;

    private static final ReferenceData PBC = ReferenceData.of(CoxBoostingAgainstGbmTest.class, "pbc.csv");
    private static final ReferenceData GBM = ReferenceData.of(CoxBoostingAgainstGbmTest.class, "gbm.csv");

    @ParameterizedTest
    @CsvSource({"1,1", "1,50", "1,200", "3,1", "3,50", "3,200"})
    void logHazardsAreThoseOfGbm(int splits, int trees) {
        double[][] x = PBC.without("time", "event");
        BoostedTrees model =
                new CoxBoosting(new CoxBoostingOptions(trees, splits, 0.1, 10, 1, 1)).fit(x, PBC.outcome());
        double[] expected = GBM.column("splits" + splits + ".trees" + trees);
        for (int row = 0; row < x.length; row++) {
            assertThat(model.score(x[row])).as("row " + row).isCloseTo(expected[row], within(SCORE));
        }
        assertThat(Arrays.stream(expected).max().orElseThrow()).isGreaterThan(trees == 1 ? 0.05 : 1);
    }

    @Test
    void tiedTimesShareTheirRiskSet() {
        SurvivalTimes y =
                SurvivalTimes.of(new double[] {2, 5, 5, 5, 7, 9}, new boolean[] {true, true, true, false, true, false});
        double[] f = {0.3, -0.2, 0.5, 0.1, -0.4, 0.2};
        boolean[] in = {true, true, true, true, true, true};
        double[] gradient = new PartialLikelihood(y).gradient(f, in);
        for (int n = 0; n < f.length; n++) {
            double[] up = f.clone();
            double[] down = f.clone();
            up[n] += 1e-5;
            down[n] -= 1e-5;
            // central difference of Breslow's likelihood: its error is of the order of 1e-10
            assertThat(gradient[n]).isCloseTo((breslow(y, up) - breslow(y, down)) / 2e-5, within(1e-8));
        }
    }

    private static double breslow(SurvivalTimes y, double[] f) {
        double log = 0;
        for (int i = 0; i < f.length; i++) {
            double risk = 0;
            for (int j = 0; j < f.length; j++) {
                risk += y.time(j) >= y.time(i) ? Math.exp(f[j]) : 0;
            }
            log += y.isEvent(i) ? f[i] - Math.log(risk) : 0;
        }
        return log;
    }

    @Test
    void subsamplesComeFromTheSeed() {
        double[][] x = PBC.without("time", "event");
        double[] scores = new double[3];
        long[] seeds = {1, 1, 2};
        for (int n = 0; n < 3; n++) {
            scores[n] = new CoxBoosting(new CoxBoostingOptions(20, 2, 0.1, 5, 0.5, seeds[n]))
                    .fit(x, PBC.outcome())
                    .score(x[0]);
        }
        assertThat(scores[0]).isEqualTo(scores[1]).isNotEqualTo(scores[2]);
    }

    @Test
    void whatCannotBeFittedIsSaid() {
        CoxBoosting boosting = new CoxBoosting(CoxBoostingOptions.defaults(1));
        SurvivalTimes none = SurvivalTimes.of(new double[] {1, 2}, new boolean[2]);
        assertThatThrownBy(() -> boosting.fit(new double[][] {{1}, {2}}, none))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("none of 2 patients");
        SurvivalTimes few = SurvivalTimes.of(new double[] {1, 2}, new boolean[] {true, true});
        assertThatThrownBy(() -> boosting.fit(new double[][] {{1}, {2}}, few)).hasMessageContaining("1 of 2 rows");
        assertThatThrownBy(() -> boosting.fit(new double[][] {{1}, {Double.NaN}}, few))
                .hasMessageContaining("row 1, column 0");
    }
}
