package org.deltarad.cohort.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.junit.jupiter.api.Test;

/** Against glm of R 4.2.2; reference.R beside the data made the numbers. */
class LogisticAgainstRTest {
    /**
     * Both sides iterate to the last digits of the deviance; what is left of the coefficients is the square root of that
     * rounding at worst (1e-8), and Newton's last step makes it less.
     */
    private static final double FIT = 1e-8;

    /** P values, relative: the tail multiplies an error of the statistic by about the statistic. */
    private static final double TAIL = 1e-6;

    private static final List<String> BIRTHWT =
            List.of("age", "lwt", "black", "other", "smoke", "ptl", "ht", "ui", "ftv");
    private final RNumbers r = RNumbers.of(LogisticAgainstRTest.class);

    @Test
    void modelsAreThoseOfGlm() {
        RTable birthwt = RTable.of(getClass(), "birthwt.csv");
        compare("birthwt", birthwt, "low", BIRTHWT, new double[birthwt.size()]);
        double[] offset =
                Arrays.stream(birthwt.column("lwt")).map(w -> -0.03 * w).toArray();
        compare("birthwt offset", birthwt, "low", List.of("smoke", "ht"), offset);
        RTable radiomics = RTable.of(getClass(), "radiomics.csv");
        compare("radiomics", radiomics, "positive", List.of("f01", "f05", "f20", "f33"), new double[110]);
    }

    private void compare(String name, RTable table, String outcome, List<String> columns, double[] offset) {
        double[][] x = table.rows(columns);
        LogisticModel model = new LogisticRegression(LogisticOptions.standard().withNames(columns))
                .fit(x, table.flags(outcome), offset);
        r.check(name, "coef", FIT, column(model, LogisticCoefficient::coefficient));
        r.check(name, "se", FIT, column(model, LogisticCoefficient::standardError));
        r.check(name, "z", FIT, column(model, LogisticCoefficient::z));
        r.checkRelative(name, "p", TAIL, column(model, LogisticCoefficient::p));
        r.check(name, "deviance", 1e-11, model.nullDeviance(), model.deviance(), model.aic());
        r.checkRelative(name, "lr", TAIL, model.likelihoodRatio().p());
        r.check(
                name,
                "covariance",
                FIT,
                Arrays.stream(model.covariance())
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
        double[] fitted = new double[10];
        for (int n = 0; n < 10; n++) {
            fitted[n] = 1 / (1 + Math.exp(-model.score(x[n]) - offset[n]));
        }
        r.check(name, "fitted", FIT, fitted);
    }

    private static double[] column(LogisticModel model, ToDoubleFunction<LogisticCoefficient> value) {
        return model.table(0.95).stream().mapToDouble(value).toArray();
    }

    private static void refused(double[] column, boolean[] y, String... says) {
        double[][] x = new double[column.length][];
        for (int n = 0; n < x.length; n++) {
            x[n] = new double[] {n % 3, column[n]};
        }
        LogisticRegression logistic =
                new LogisticRegression(LogisticOptions.standard().withNames(List.of("Energy", "Größe")));
        assertThatThrownBy(() -> logistic.fit(x, y))
                .isInstanceOf(FitException.class)
                .hasMessageContainingAll(says);
    }

    @Test
    void refusesWhatHasNoFiniteCoefficients() {
        boolean[] y = {false, false, false, false, true, true, true, true};
        refused(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, y, "column 1 (Größe)", "separates");
        // quasi-complete: the group 1 is of one class, the group 0 of both
        refused(new double[] {0, 0, 0, 0, 0, 1, 1, 1}, y, "column 1 (Größe)", "separates");
        refused(new double[] {2, 2, 2, 2, 2, 2, 2, 2}, y, "column 1 (Größe) is 2.0 in all rows");
        refused(new double[] {0, 2, 4, 0, 2, 4, 0, 2}, y, "column 1 (Größe)", "linear combination");
        refused(new double[] {1, 2, Double.NaN, 4, 5, 6, 7, 8}, y, "row 2, column 1 (Größe)");
        refused(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new boolean[8], "all 8 patients are of one class");
    }

    @Test
    void probabilityIsTheLogisticOfTheScore() {
        RTable birthwt = RTable.of(getClass(), "birthwt.csv");
        double[][] x = birthwt.rows(BIRTHWT);
        LogisticModel model = new LogisticRegression(LogisticOptions.standard()).fit(x, birthwt.flags("low"));
        assertThat(model.probability(x[0])).isEqualTo(1 / (1 + Math.exp(-model.score(x[0]))));
        assertThat(model.names()).first().isEqualTo("x1");
    }
}
