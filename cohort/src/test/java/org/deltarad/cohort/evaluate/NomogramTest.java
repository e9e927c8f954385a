package org.deltarad.cohort.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;
import org.deltarad.cohort.survival.CoxModel;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;
import org.junit.jupiter.api.Test;

/** Points against rms::nomogram, probabilities against the models that the nomograms are of. */
class NomogramTest {
    private static final double DIRECT = 1e-9;

    private final RNumbers r = RNumbers.of(getClass());

    @Test
    void pointsAreThoseOfRms() {
        double[] b = r.all("nomogram", "coef");
        Nomogram nomogram = Nomogram.of(
                List.of(
                        new NomogramVariable("age", b[0], 20, 80),
                        new NomogramVariable("grade", b[1], 1, 3),
                        new NomogramVariable("nodes", b[2], 1, 50)),
                List.of());
        r.check("nomogram", "unit", DIRECT, nomogram.pointsPerUnit());
        r.check("nomogram", "age", DIRECT, points(nomogram, 0, 20, 30, 40, 50, 60, 70, 80));
        r.check("nomogram", "grade", DIRECT, points(nomogram, 1, 1, 2, 3));
        r.check("nomogram", "nodes", DIRECT, points(nomogram, 2, 1, 10, 20, 30, 40, 50));
        assertThat(nomogram.scales().get(0).value()).containsExactly(20, 30, 40, 50, 60, 70, 80);
        assertThat(nomogram.scales().get(2).value()).containsExactly(1, 10, 20, 30, 40, 50);
    }

    private static double[] points(Nomogram nomogram, int variable, double... values) {
        return Arrays.stream(values).map(v -> nomogram.points(variable, v)).toArray();
    }

    @Test
    void probabilitiesAreThoseOfTheCoxModel() {
        RTable gbsg = RTable.of(getClass(), "tied.csv");
        double[][] x = gbsg.rows(List.of("nodes", "grade"));
        CoxModel model =
                new CoxRegression(CoxOptions.standard().withNames(List.of("nodes", "grade"))).fit(x, gbsg.survival());
        Nomogram nomogram = Nomogram.of(model, new double[] {1, 1}, new double[] {51, 3}, 1095.75, 1826.25);
        for (int n = 0; n < 50; n++) {
            double total = nomogram.total(x[n]);
            assertThat(nomogram.probability(nomogram.outcomes().get(0), total))
                    .isCloseTo(1 - model.survival(x[n], 1095.75), within(1e-12));
            assertThat(nomogram.probability(nomogram.outcomes().get(1), total))
                    .isCloseTo(1 - model.survival(x[n], 1826.25), within(1e-12));
        }
        assertScales(nomogram);
        assertThatThrownBy(() -> Nomogram.of(model, new double[] {1, 1}, new double[] {51, 3}, 1))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("no events up to time 1.0");
    }

    @Test
    void probabilitiesAreThoseOfTheLogisticModel() {
        RTable table = RTable.of(getClass(), "aSAH.csv");
        double[][] x = table.rows(List.of("age", "s100b"));
        LogisticModel model = new LogisticRegression(LogisticOptions.standard()).fit(x, table.flags("poor"));
        Nomogram nomogram = Nomogram.of(model, new double[] {18, 0}, new double[] {81, 2.1});
        for (double[] row : x) {
            assertThat(nomogram.probability(nomogram.outcomes().get(0), nomogram.total(row)))
                    .isCloseTo(model.probability(row), within(1e-12));
        }
        assertScales(nomogram);
    }

    private static void assertScales(Nomogram nomogram) {
        assertThat(nomogram.scales()).hasSize(2 + nomogram.outcomes().size());
        for (int k = 0; k < nomogram.outcomes().size(); k++) {
            NomogramScale scale = nomogram.scales().get(2 + k);
            assertThat(scale.value().length).isGreaterThan(2);
            for (int n = 0; n < scale.value().length; n++) {
                assertThat(nomogram.probability(nomogram.outcomes().get(k), scale.points()[n]))
                        .isCloseTo(scale.value()[n], within(1e-12));
            }
        }
    }
}
