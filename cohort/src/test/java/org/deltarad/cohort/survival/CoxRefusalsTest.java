package org.deltarad.cohort.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.junit.jupiter.api.Test;

/** Rows that cannot be fitted: what the message says. */
class CoxRefusalsTest {
    private static final double[] TIME = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final boolean[] EVENT = {true, true, false, true, true, false, true, false};

    private static void refused(double[] first, double[] second, boolean[] event, String... says) {
        double[][] x = new double[TIME.length][];
        for (int n = 0; n < x.length; n++) {
            x[n] = new double[] {first[n], second[n]};
        }
        CoxRegression cox = new CoxRegression(CoxOptions.standard().withNames(List.of("Energy", "Größe")));
        assertThatThrownBy(() -> cox.fit(x, SurvivalTimes.of(TIME, event)))
                .isInstanceOf(FitException.class)
                .hasMessageContainingAll(says);
    }

    private static final double[] PLAIN = {1, 4, 2, 3, 1, 2, 5, 1};

    @Test
    void noEvents() {
        refused(PLAIN, TIME, new boolean[8], "no events among 8 patients");
    }

    @Test
    void aConstantColumn() {
        refused(PLAIN, new double[] {3, 3, 3, 3, 3, 3, 3, 3}, EVENT, "column 1 (Größe) is 3.0 in all rows");
    }

    @Test
    void aMissingCell() {
        refused(PLAIN, new double[] {1, 2, Double.NaN, 3, 1, 1, 4, 5}, EVENT, "row 2, column 1 (Größe)", "NaN");
    }

    @Test
    void aLinearCombination() {
        double[] twice = new double[8];
        for (int n = 0; n < 8; n++) {
            twice[n] = 2 * PLAIN[n] + 1;
        }
        refused(PLAIN, twice, EVENT, "column 1 (Größe)", "linear combination");
    }

    @Test
    void aColumnThatOrdersTheEvents() {
        double[] earlier = {8, 7, 6, 5, 4, 3, 2, 1};
        refused(PLAIN, earlier, EVENT, "column 1 (Größe)", "monotone likelihood");
    }

    @Test
    void aGroupWithoutEvents() {
        double[] group = {0, 0, 1, 0, 0, 1, 0, 1};
        refused(PLAIN, group, EVENT, "column 1 (Größe)", "monotone likelihood");
    }

    @Test
    void extremeUnitsAreNoSeparation() {
        double[][] x = new double[8][];
        for (int n = 0; n < 8; n++) {
            x[n] = new double[] {PLAIN[n] * 1e-9};
        }
        CoxModel tiny = new CoxRegression(CoxOptions.standard()).fit(x, SurvivalTimes.of(TIME, EVENT));
        double[][] plain = new double[8][];
        for (int n = 0; n < 8; n++) {
            plain[n] = new double[] {PLAIN[n]};
        }
        CoxModel usual = new CoxRegression(CoxOptions.standard()).fit(plain, SurvivalTimes.of(TIME, EVENT));
        assertThat(tiny.coefficients()[0] * 1e-9 / usual.coefficients()[0]).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    @Test
    void oneGroupOnly() {
        SurvivalTimes y = SurvivalTimes.of(TIME, EVENT);
        assertThatThrownBy(() -> new LogRank().test(y, new int[8]))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("one group");
        assertThatThrownBy(() -> new LogRankScreen(y).pValue(new double[] {1, 1, 1, 2, 2, 2, 2, 2}))
                .isInstanceOf(FitException.class);
    }
}
