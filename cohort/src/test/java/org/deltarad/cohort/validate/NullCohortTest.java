package org.deltarad.cohort.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.learn.Seeds;
import org.junit.jupiter.api.Test;

/**
 * 60 patients and 300 features that know nothing of an outcome, which is shuffled 200 times; 5 features are selected. Given the
 * rows and outcomes that were trained on, every assignment of the rest is as likely as any other, so the expected AUC is 0.5
 * exactly; the mean of the shuffles is within 3.5 of their standard errors for all but one seed in 2000.
 */
class NullCohortTest {
    private static final int PATIENTS = 60;
    private static final int FEATURES = 300;
    private static final int SHUFFLES = 200;

    private static final ClassLearner DISCRIMINANT = (x, y) -> {
        double[] weights = gaps(x, y);
        return row -> IntStream.range(0, row.length)
                .mapToDouble(f -> weights[f] * row[f])
                .sum();
    };

    private final FeatureTable table = table();

    private static FeatureTable table() {
        SplittableRandom random = Seeds.of(1, 0);
        double[][] x = new double[PATIENTS][FEATURES];
        for (double[] row : x) {
            Arrays.setAll(row, f -> random.nextDouble(-1, 1));
        }
        return FeatureTable.of(
                IntStream.range(0, PATIENTS).mapToObj(n -> "P" + n).toList(),
                IntStream.range(0, FEATURES).mapToObj(f -> "f" + f).toList(),
                x);
    }

    private static boolean[] shuffled(int number) {
        int[] order = Seeds.range(PATIENTS);
        Seeds.shuffle(order, Seeds.of(1, 1 + number));
        boolean[] y = new boolean[PATIENTS];
        for (int n = 0; n < PATIENTS; n++) {
            y[n] = order[n] < 20;
        }
        return y;
    }

    /** Differences of the class means: the best five columns. */
    private static List<String> five(FeatureTable rows, Outcome outcome) {
        double[] gap = gaps(rows.values(), outcome.classes());
        return IntStream.range(0, gap.length)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(gap[b]), Math.abs(gap[a])))
                .limit(5)
                .map(rows.names()::get)
                .toList();
    }

    private static double[] gaps(double[][] x, boolean[] y) {
        double[] gap = new double[x[0].length];
        int positive = (int) IntStream.range(0, y.length).filter(r -> y[r]).count();
        for (int row = 0; row < y.length; row++) {
            for (int f = 0; f < gap.length; f++) {
                gap[f] += y[row] ? x[row][f] / positive : -x[row][f] / (y.length - positive);
            }
        }
        return gap;
    }

    private CrossValidation folds(boolean[] y, int seed) {
        return new CrossValidation(Splits.kFold(Strata.of(table.ids()).by(y), 5, seed), Metric.auc(), 1);
    }

    @Test
    void selectionInsideThePipelineLeavesChance() {
        Pipeline inside = new Pipeline(List.of(Step.selection(NullCohortTest::five)), Estimator.of(DISCRIMINANT));
        double[] auc = new double[SHUFFLES];
        Arrays.setAll(auc, n -> {
            boolean[] y = shuffled(n);
            return folds(y, n).run(inside, table, Outcome.of(y)).mean();
        });
        double mean = Arrays.stream(auc).average().orElseThrow();
        double sd =
                Math.sqrt(Arrays.stream(auc).map(a -> (a - mean) * (a - mean)).sum() / (SHUFFLES - 1));
        System.out.printf("Null cohort: mean AUC %.4f, sd %.4f of %d shuffles, selection inside%n", mean, sd, SHUFFLES);
        double error = sd / Math.sqrt(SHUFFLES);
        assertThat(mean).isCloseTo(0.5, within(3.5 * error));
        assertThat(error).as("small enough for a leak to be seen").isLessThan(0.01);
    }

    @Test
    void selectionOnAllPatientsWouldBeSeen() {
        Pipeline outside = new Pipeline(List.of(), Estimator.of(DISCRIMINANT));
        double mean = IntStream.range(0, 20)
                .mapToDouble(n -> {
                    boolean[] y = shuffled(n);
                    FeatureTable leaked = table.select(five(table, Outcome.of(y)));
                    return folds(y, n).run(outside, leaked, Outcome.of(y)).mean();
                })
                .average()
                .orElseThrow();
        System.out.printf("Null cohort: mean AUC %.4f of 20 shuffles, selection outside%n", mean);
        assertThat(mean).isGreaterThan(0.75);
    }
}
