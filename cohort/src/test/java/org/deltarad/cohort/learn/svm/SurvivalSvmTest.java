package org.deltarad.cohort.learn.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.ReferenceData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the quadratic program, solved by quadprog 1.5-8; reference.R beside the data made the numbers. */
class SurvivalSvmTest {
    /** Absolute, of scores up to 3: quadprog solves hundreds of constraints in double precision. */
    private static final double SCORE = 1e-6;

    private final ReferenceData veteran = ReferenceData.of(getClass(), "veteran.csv");
    private final double[][] x = veteran.without("time", "event");
    private final SurvivalTimes y = veteran.outcome();

    private static Kernel kernel(String name) {
        return switch (name) {
            case "linear" -> Kernel.linear();
            case "polynomial" -> Kernel.polynomial(0.2, 2, 1);
            default -> Kernel.rbf(0.1);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "polynomial", "rbf"})
    void scoresAreThoseOfTheQuadraticProgram(String name) {
        KernelModel model = new SurvivalSvm(new SurvivalSvmOptions(kernel(name), 0.5)).fit(x, y);
        double[] expected = ReferenceData.of(getClass(), "quadprog.csv").column(name);
        // the quadratic program has no polynomial constant either: differences are what is ranked
        for (int row = 0; row < x.length; row++) {
            assertThat(model.score(x[row]) - model.score(x[0]))
                    .as("row " + row)
                    .isCloseTo(expected[row] - expected[0], within(SCORE));
        }
    }

    /** No step from the solution along any training row's kernel lowers the objective, which is convex. */
    @ParameterizedTest
    @ValueSource(strings = {"linear", "polynomial", "rbf"})
    void theSolutionIsStationary(String name) {
        double alpha = 4;
        Kernel kernel = kernel(name);
        KernelModel model = new SurvivalSvm(new SurvivalSvmOptions(kernel, alpha)).fit(x, y);
        for (double[] direction : x) {
            // d/dt of the objective at f + t K(., direction): f(direction) plus the slope of the loss
            double slope = model.score(direction);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length && y.isEvent(i); j++) {
                    boolean before = y.time(i) < y.time(j) || (y.time(i) == y.time(j) && !y.isEvent(j));
                    double slack = 1 - (model.score(x[i]) - model.score(x[j]));
                    if (before && slack > 0) {
                        slope -= alpha * slack * (kernel.of(x[i], direction) - kernel.of(x[j], direction));
                    }
                }
            }
            // the sum has some hundred terms of the order of 10
            assertThat(slope).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void moreFeaturesThanPatientsAreTaken() {
        double[][] wide = new double[12][40];
        for (int row = 0; row < 12; row++) {
            for (int f = 0; f < 40; f++) {
                wide[row][f] = Math.sin(row * 40 + f * f);
            }
        }
        SurvivalTimes times = y.rows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        KernelModel model = new SurvivalSvm(new SurvivalSvmOptions(Kernel.linear(), 1)).fit(wide, times);
        assertThat(model.featureWeights()).hasSize(40).doesNotContain(Double.NaN);
    }

    @Test
    void whatCannotBeFittedIsSaid() {
        SurvivalSvm machine = new SurvivalSvm(new SurvivalSvmOptions(Kernel.linear(), 1));
        SurvivalTimes censored = SurvivalTimes.of(new double[] {3, 4}, new boolean[] {false, true});
        assertThatThrownBy(() -> machine.fit(new double[][] {{1}, {2}}, censored))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("of no two of 2 patients");
        assertThatThrownBy(() -> new SurvivalSvmOptions(Kernel.linear(), -1)).hasMessageContaining("alpha = -1.0");
    }
}
