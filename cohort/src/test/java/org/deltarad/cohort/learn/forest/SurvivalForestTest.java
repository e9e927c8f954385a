package org.deltarad.cohort.learn.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.learn.ModelFileException;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.forest.ForestOptions.Sampling;
import org.junit.jupiter.api.Test;

class SurvivalForestTest {
    private static final ModelFile FILE = new ModelFile(Map.of("survival-forest", SurvivalForestModel.class));

    private final double[][] x = new double[80][6];
    private final SurvivalTimes y = planted();

    /** Feature 2 carries the risk, feature 5 is constant. */
    private SurvivalTimes planted() {
        SplittableRandom random = Seeds.of(8, 0);
        double[] time = new double[x.length];
        boolean[] event = new boolean[x.length];
        for (int row = 0; row < x.length; row++) {
            for (int f = 0; f < 5; f++) {
                x[row][f] = random.nextDouble(-1, 1);
            }
            time[row] = Math.ceil(-Math.log(random.nextDouble(0.001, 1)) * 20 * Math.exp(-2 * x[row][2]));
            event[row] = random.nextDouble() < 0.7;
        }
        return SurvivalTimes.of(time, event);
    }

    private static ForestOptions options(Sampling sampling, int splitPoints, int timePoints, long seed) {
        return new ForestOptions(40, 0, 6, 2, splitPoints, timePoints, sampling, 0.7, sampling != Sampling.ALL, seed);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        for (Sampling sampling : Sampling.values()) {
            ForestOptions options = options(sampling, 4, 10, 3);
            SurvivalForest.Grown one = new SurvivalForest(options, 1).grow(x, y);
            SurvivalForest.Grown four = new SurvivalForest(options, 4).grow(x, y);
            assertThat(FILE.write(four.model())).isEqualTo(FILE.write(one.model()));
            assertThat(four.outOfBagScores()).isEqualTo(one.outOfBagScores());
            assertThat(four.importance()).isEqualTo(one.importance());
        }
    }

    @Test
    void theSeedChangesTheForest() {
        SurvivalForestModel one = new SurvivalForest(options(Sampling.WITH_REPLACEMENT, 0, 0, 1), 1).fit(x, y);
        SurvivalForestModel two = new SurvivalForest(options(Sampling.WITH_REPLACEMENT, 0, 0, 2), 1).fit(x, y);
        assertThat(FILE.write(one)).isNotEqualTo(FILE.write(two));
    }

    @Test
    void aForestThatWasStoredScoresTheSame() throws ModelFileException {
        SurvivalForestModel model = new SurvivalForest(options(Sampling.WITHOUT_REPLACEMENT, 3, 0, 1), 2).fit(x, y);
        RiskModel read = FILE.read(FILE.write(model));
        for (double[] row : x) {
            assertThat(read.score(row)).isEqualTo(model.score(row));
            assertThat(((SurvivalForestModel) read).survival(row)).isEqualTo(model.survival(row));
        }
        assertThatThrownBy(() -> FILE.read("{\"kind\":\"svm\",\"format\":1}"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("svm");
        assertThatThrownBy(() -> FILE.read(FILE.write(model).substring(0, 500))).isInstanceOf(ModelFileException.class);
        assertThatThrownBy(() -> FILE.read(FILE.write(model).replaceFirst("\"left\":\\[1", "\"left\":[0")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("node 0 has no child 0");
    }

    @Test
    void thePlantedFeatureIsTheImportantOne() {
        SurvivalForest.Grown grown = new SurvivalForest(options(Sampling.WITH_REPLACEMENT, 0, 0, 1), 2).grow(x, y);
        double[] importance = grown.importance();
        for (int f : new int[] {0, 1, 3, 4}) {
            assertThat(importance[2]).isGreaterThan(importance[f] + 0.02);
        }
        assertThat(importance[5]).isZero();
        assertThat(grown.outOfBagError()).isBetween(0.05, 0.35);
    }

    @Test
    void theScoreIsTheSumOfTheCumulativeHazard() {
        SurvivalForestModel model = new SurvivalForest(options(Sampling.WITH_REPLACEMENT, 0, 7, 1), 1).fit(x, y);
        assertThat(model.times()).hasSize(7).isSorted();
        for (double[] row : x) {
            double sum = 0;
            for (double h : model.cumulativeHazard(row)) {
                sum += h;
            }
            assertThat(model.score(row)).isCloseTo(sum, within(1e-11));
        }
    }

    @Test
    void aTreeSeesWhatItsSamplingSays() {
        ForestOptions all = new ForestOptions(1, 6, 1000, 1, 0, 0, Sampling.ALL, 1, false, 1);
        SurvivalForest.Grown root = new SurvivalForest(all, 1).grow(x, y);
        assertThat(root.outOfBagError()).isNaN();
        double hazard = 0;
        for (double time : root.model().times()) {
            int deaths = 0;
            int risk = 0;
            for (int row = 0; row < y.size(); row++) {
                deaths += y.isEvent(row) && y.time(row) == time ? 1 : 0;
                risk += y.time(row) >= time ? 1 : 0;
            }
            hazard += (double) deaths / risk;
        }
        double[] estimated = root.model().cumulativeHazard(x[0]);
        // Nelson-Aalen of all patients: the same sum in another order
        assertThat(estimated[estimated.length - 1]).isCloseTo(hazard, within(1e-12));
        ForestOptions part = new ForestOptions(1, 6, 1000, 1, 0, 0, Sampling.WITHOUT_REPLACEMENT, 0.7, false, 1);
        assertThat(new SurvivalForest(part, 1).grow(x, y).model().trees().get(0).cover()[0])
                .isEqualTo(56);
    }

    @Test
    void whatCannotBeFittedIsSaid() {
        SurvivalForest forest = new SurvivalForest(ForestOptions.defaults(1), 1);
        assertThatThrownBy(() -> forest.fit(x, SurvivalTimes.of(y.times(), new boolean[80])))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("none of 80 patients has the event");
        double[][] holed = {{1, 2}, {3, Double.NaN}};
        assertThatThrownBy(() -> forest.fit(holed, y.rows(0, 1))).hasMessageContaining("row 1, column 1: NaN");
        SurvivalForestModel model = new SurvivalForest(options(Sampling.ALL, 0, 0, 1), 1).fit(x, y);
        assertThatThrownBy(() -> model.score(new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 features, the model has 6");
        assertThatThrownBy(() -> new ForestOptions(0, 0, 1, 1, 0, 0, Sampling.ALL, 1, false, 1))
                .hasMessageContaining("trees = 0");
    }
}
