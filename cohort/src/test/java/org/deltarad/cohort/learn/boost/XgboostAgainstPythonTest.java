package org.deltarad.cohort.learn.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.ReferenceData;
import org.deltarad.cohort.learn.boost.XgboostOptions.Distribution;
import org.deltarad.cohort.learn.boost.XgboostOptions.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against python's xgboost 1.7.4; reference.py beside the data made the numbers. */
class XgboostAgainstPythonTest {
    /** Absolute, of margins up to 10: single precision (6e-8 relative) over fifty trees. */
    private static final double MARGIN = 2e-5;

    private static final ReferenceData PBC = ReferenceData.of(XgboostAgainstPythonTest.class, "pbc.csv");

    private static XgboostOptions options(String name) {
        boolean penalised = name.equals("cox.penalised");
        Objective objective =
                switch (name) {
                    case "aft.normal" -> new Objective.Aft(Distribution.NORMAL, 1.2);
                    case "aft.logistic" -> new Objective.Aft(Distribution.LOGISTIC, 1);
                    case "aft.extreme" -> new Objective.Aft(Distribution.EXTREME, 1);
                    default -> new Objective.Cox();
                };
        return new XgboostOptions(
                objective, 50, 3, 0.1, 1, penalised ? 2 : 1, penalised ? 0.5 : 0, penalised ? 0.2 : 0, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cox", "cox.penalised", "aft.normal", "aft.logistic", "aft.extreme"})
    void marginsAreThoseOfPython(String name) {
        double[][] x = PBC.without("time", "event");
        BoostedTrees model = new XgboostSurvival(options(name)).fit(x, PBC.outcome());
        double[] expected =
                ReferenceData.of(XgboostAgainstPythonTest.class, "xgboost.csv").column(name);
        double sign = name.startsWith("aft") ? -1 : 1;
        for (int row = 0; row < x.length; row++) {
            assertThat(model.score(x[row])).as("row " + row).isCloseTo(sign * expected[row], within(MARGIN));
        }
    }

    @Test
    void thresholdsAreOfSinglePrecision() {
        for (float threshold : new float[] {0.1f, -0.1f, 1, 0, 3.4e38f, -1e-40f, 1e10f}) {
            double last = XgboostJson.atOrBelow(threshold);
            assertThat((float) last).isLessThan(threshold == 0 ? -0.0f : threshold);
            assertThat((float) Math.nextUp(last)).isEqualTo(threshold == 0 ? -0.0f : threshold);
        }
    }

    @Test
    void whatCannotBeFittedIsSaid() {
        XgboostSurvival cox = new XgboostSurvival(XgboostOptions.defaults(new Objective.Cox(), 1));
        SurvivalTimes zero = SurvivalTimes.of(new double[] {1, 0}, new boolean[] {true, true});
        assertThatThrownBy(() -> cox.fit(new double[][] {{1}, {2}}, zero))
                .isInstanceOf(FitException.class)
                .hasMessage("row 1: XGBoost takes no follow-up time of 0");
        SurvivalTimes none = SurvivalTimes.of(new double[] {1, 2}, new boolean[2]);
        assertThatThrownBy(() -> cox.fit(new double[][] {{1}, {2}}, none)).hasMessageContaining("none of 2");
    }
}
