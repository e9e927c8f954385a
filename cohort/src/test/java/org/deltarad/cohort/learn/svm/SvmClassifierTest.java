package org.deltarad.cohort.learn.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.learn.ReferenceData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against e1071 1.7-13, libsvm in C++; reference.R beside the data made the numbers. */
class SvmClassifierTest {
    /** Absolute, of decision values up to 10: libsvm stops at a tolerance, but on the same way on both sides. */
    private static final double DECISION = 1e-6;

    private final ReferenceData pbc = ReferenceData.of(getClass(), "pbc.csv");
    private final double[][] x = pbc.without("positive");
    private final boolean[] y = pbc.events("positive");

    private static SvmOptions options(String name) {
        return switch (name) {
            case "linear" -> SvmOptions.of(Kernel.linear(), 1);
            case "polynomial" -> SvmOptions.of(Kernel.polynomial(0.05, 3, 1), 0.5);
            case "rbf" -> SvmOptions.of(Kernel.rbf(0.001), 1000);
            default -> new SvmOptions(Kernel.rbf(0.05), 10, 1e-8);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "polynomial", "rbf", "rbf.exact"})
    void decisionValuesAreThoseOfE1071(String name) {
        KernelModel model = new SvmClassifier(options(name)).fit(x, y);
        double[] expected = ReferenceData.of(getClass(), "e1071.csv").column(name);
        for (int row = 0; row < x.length; row++) {
            assertThat(model.score(x[row])).as("row " + row).isCloseTo(expected[row], within(DECISION));
        }
    }

    @Test
    void theScoreRisesToThePositiveClassWhicheverComesFirst() {
        boolean[] other = new boolean[y.length];
        for (int n = 0; n < y.length; n++) {
            other[n] = !y[n];
        }
        KernelModel one = new SvmClassifier(options("rbf.exact")).fit(x, y);
        KernelModel two = new SvmClassifier(options("rbf.exact")).fit(x, other);
        for (double[] row : x) {
            // both are within the tolerance of 1e-8 of the one solution
            assertThat(two.score(row)).isCloseTo(-one.score(row), within(1e-5));
        }
    }

    @Test
    void aLinearMachineHasWeights() {
        KernelModel model = new SvmClassifier(options("linear")).fit(x, y);
        double[] weights = model.featureWeights();
        double sum = model.bias();
        for (int f = 0; f < weights.length; f++) {
            sum += weights[f] * x[3][f];
        }
        assertThat(model.score(x[3])).isCloseTo(sum, within(1e-10));
        assertThatThrownBy(() -> new SvmClassifier(options("rbf")).fit(x, y).featureWeights())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMachineThatWasStoredScoresTheSame() throws Exception {
        ModelFile file = new ModelFile(Map.of("svm", KernelModel.class));
        KernelModel model = new SvmClassifier(options("polynomial")).fit(x, y);
        RiskModel read = file.read(file.write(model));
        for (double[] row : x) {
            assertThat(read.score(row)).isEqualTo(model.score(row));
        }
    }

    @Test
    void probabilitiesRiseWithTheScoreAndFitTheTrainingRows() {
        ProbabilityModel model = new PlattSvm(options("rbf"), 5, 1).fit(x, y);
        double mean = 0;
        double share = 0;
        for (int row = 0; row < x.length; row++) {
            double p = model.score(x[row]);
            assertThat(p).isBetween(0.0, 1.0);
            assertThat(p > model.score(x[0]))
                    .isEqualTo(model.machine().score(x[row]) > model.machine().score(x[0]));
            mean += p / x.length;
            share += (y[row] ? 1.0 : 0) / x.length;
        }
        // the sigmoid is fitted to decision values of other rows: calibrated on average, not to the last digit
        assertThat(mean).isCloseTo(share, within(0.03));
        assertThat(new PlattSvm(options("rbf"), 5, 1).fit(x, y).score(x[7])).isEqualTo(model.score(x[7]));
    }

    @Test
    void whatCannotBeFittedIsSaid() {
        assertThatThrownBy(() -> new SvmClassifier(options("rbf")).fit(x, new boolean[y.length]))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("0 of 276 rows are of the positive class");
        assertThatThrownBy(() -> SvmOptions.of(Kernel.linear(), 0)).hasMessageContaining("C = 0.0");
        assertThatThrownBy(() -> Kernel.rbf(-1)).hasMessageContaining("gamma = -1.0");
    }
}
