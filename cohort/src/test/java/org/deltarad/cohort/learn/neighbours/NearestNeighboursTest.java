package org.deltarad.cohort.learn.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.learn.ReferenceData;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Distance;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against class::knn 7.3-21 and scikit-learn 1.2.1; the scripts beside the data made the numbers. */
class NearestNeighboursTest {
    /** Quotients of small numbers, and distances in double precision. */
    private static final double SHARE = 1e-12;

    private final List<double[]> training = new ArrayList<>();
    private final List<double[]> test = new ArrayList<>();
    private final boolean[] positive = new boolean[80];

    private void read(double shift) {
        ReferenceData iris = ReferenceData.of(getClass(), "iris.csv");
        double[][] x = iris.without("positive", "test");
        for (int row = 0; row < x.length; row++) {
            x[row][0] += shift * row;
            if (iris.number(row, "test") == 1) {
                test.add(x[row]);
            } else {
                positive[training.size()] = iris.number(row, "positive") == 1;
                training.add(x[row]);
            }
        }
    }

    private NeighbourModel fit(int k, Distance distance, Weights weights) {
        return new NearestNeighbours(new NeighbourOptions(k, distance, weights))
                .fit(training.toArray(double[][]::new), positive);
    }

    private void assertShares(NeighbourModel model, double[] expected) {
        assertThat(test).hasSize(expected.length);
        for (int n = 0; n < expected.length; n++) {
            assertThat(model.score(test.get(n))).as("row " + n).isCloseTo(expected[n], within(SHARE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void sharesAreThoseOfClass(int k) {
        read(0);
        double[] expected = ReferenceData.of(getClass(), "class.csv").column("k" + k);
        assertShares(fit(k, Distance.EUCLIDEAN, Weights.UNIFORM), expected);
    }

    @ParameterizedTest
    @EnumSource(Distance.class)
    void votesWeightedByDistanceAreThoseOfScikitLearn(Distance distance) {
        read(1e-3);
        double[] expected = ReferenceData.of(getClass(), "sklearn.csv")
                .column(distance.name().toLowerCase(java.util.Locale.ROOT));
        assertShares(fit(5, distance, Weights.DISTANCE), expected);
    }

    @Test
    void neighboursWithoutDistanceVoteAlone() {
        NeighbourModel model = new NearestNeighbours(new NeighbourOptions(3, Distance.EUCLIDEAN, Weights.DISTANCE))
                .fit(new double[][] {{1}, {1}, {2}, {3}}, new boolean[] {true, false, false, false});
        assertThat(model.score(new double[] {1})).isEqualTo(0.5);
    }

    @Test
    void whatWasStoredScoresTheSame() throws Exception {
        read(1e-3);
        ModelFile file = new ModelFile(Map.of("nearest-neighbours", NeighbourModel.class));
        NeighbourModel model = fit(5, Distance.MANHATTAN, Weights.DISTANCE);
        RiskModel read = file.read(file.write(model));
        for (double[] row : test) {
            assertThat(read.score(row)).isEqualTo(model.score(row));
        }
    }

    @Test
    void tooFewRowsAreRefused() {
        NearestNeighbours five = new NearestNeighbours(new NeighbourOptions(5, Distance.EUCLIDEAN, Weights.UNIFORM));
        assertThatThrownBy(() -> five.fit(new double[][] {{1}}, new boolean[1]))
                .isInstanceOf(FitException.class)
                .hasMessage("nearest neighbours: 5 of 1 rows");
    }
}
