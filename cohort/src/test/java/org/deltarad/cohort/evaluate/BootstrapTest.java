package org.deltarad.cohort.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;
import org.junit.jupiter.api.Test;

/** Intervals and optimism against boot::boot.ci and glm in R on resamples that R drew. */
class BootstrapTest {
    private final RNumbers r = RNumbers.of(getClass());

    @Test
    void intervalsAreThoseOfBootCi() {
        double[] x = r.all("boot", "x");
        double[] t = r.all("boot", "t");
        double sum = Arrays.stream(x).sum();
        double[] without = Arrays.stream(x).map(v -> (sum - v) / (x.length - 1)).toArray();
        BootstrapResult result =
                new BootstrapResult(r.all("boot", "t0"), new double[][] {t}, new double[][] {without}, 0);
        Estimate percentile = result.percentile(0, 0.95);
        r.check("boot", "percentile", 1e-12, percentile.lower(), percentile.upper());
        Estimate bca = result.bca(0, 0.95);
        // interpolated between order statistics by normal quantiles, of which boot's and ours differ by rounding
        r.check("boot", "bca", 1e-9, bca.lower(), bca.upper());
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] x = r.all("boot", "x");
        Bootstrap bootstrap = new Bootstrap(500, 3, true);
        BootstrapResult first = bootstrap.run(x.length, rows -> new double[] {mean(x, rows)});
        BootstrapResult second = bootstrap.run(x.length, rows -> new double[] {mean(x, rows)});
        assertThat(first).usingRecursiveComparison().isEqualTo(second);
        assertThat(new Bootstrap(500, 4, false)
                        .run(x.length, rows -> new double[] {mean(x, rows)})
                        .replicate()[0])
                .isNotEqualTo(first.replicate()[0]);
        // the standard error of a mean, to the noise of 500 resamples (3 percent) three times over
        double variance = Arrays.stream(x)
                        .map(v -> (v - mean(x, all(40))) * (v - mean(x, all(40))))
                        .sum()
                / 40;
        assertThat(first.percentile(0, 0.95).standardError())
                .isCloseTo(Math.sqrt(variance / 40), within(0.1 * Math.sqrt(variance / 40)));
        assertThat(first.without()[0]).hasSize(40);
        assertThat(first.bca(0, 0.95).lower()).isBetween(0.5, 1.0);
    }

    private static double mean(double[] x, int[] rows) {
        return Arrays.stream(rows).mapToDouble(n -> x[n]).average().orElseThrow();
    }

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    @Test
    void resamplesThatCannotBeComputedAreCounted() {
        BootstrapResult result = new Bootstrap(200, 1, false).run(5, rows -> {
            if (Arrays.stream(rows).noneMatch(n -> n == 0)) {
                throw new FitException("row 0 is needed");
            }
            return new double[] {1};
        });
        // (4/5)^5 = 0.33 of the resamples lack row 0
        assertThat(result.failed()).isBetween(40, 95);
        assertThat(result.replicate()[0]).hasSize(200 - result.failed());
        Bootstrap bootstrap = new Bootstrap(50, 1, false);
        assertThatThrownBy(() -> bootstrap.run(30, rows -> {
                    if (Arrays.stream(rows).distinct().count() < 30) {
                        throw new FitException("all rows are needed");
                    }
                    return new double[] {1};
                }))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("only 0 of 50 resamples");
    }

    @Test
    void optimismIsThatOfTheSameResamplesInR() {
        RTable table = RTable.of(getClass(), "aSAH.csv");
        double[][] x = table.rows(List.of("age", "female", "s100b", "wfns"));
        boolean[] y = table.flags("poor");
        int[] index = r.ints("optimism", "index");
        int[][] resamples = IntStream.range(0, 20)
                .mapToObj(k -> Arrays.copyOfRange(index, k * 113, (k + 1) * 113))
                .toArray(int[][]::new);
        OptimismCorrection found = OptimismCorrection.of(113, new Logistic(x, y), resamples);
        assertThat(found.used()).isEqualTo(20);
        r.check("optimism", "apparent", 1e-8, found.apparent());
        r.check("optimism", "mean", 1e-8, found.optimism());
        assertThat(found.corrected()[0]).isLessThan(found.apparent()[0]);
        assertThat(found.corrected()[1]).isGreaterThan(found.apparent()[1]);
    }

    /** AUC and Brier score of a logistic model. */
    private record Logistic(double[][] x, boolean[] y) implements OptimismCorrection.Procedure<LogisticModel> {
        @Override
        public LogisticModel fit(int[] rows) {
            return new LogisticRegression(LogisticOptions.standard()).fit(rows(rows), classes(rows));
        }

        @Override
        public double[] measure(LogisticModel model, int[] rows) {
            double[] p =
                    Arrays.stream(rows(rows)).mapToDouble(model::probability).toArray();
            boolean[] classes = classes(rows);
            return new double[] {
                Auc.of(p, classes, 0.95).auc().value(),
                Brier.of(p, classes, 0.95).score().value()
            };
        }

        private double[][] rows(int[] rows) {
            return Arrays.stream(rows).mapToObj(n -> x[n]).toArray(double[][]::new);
        }

        private boolean[] classes(int[] rows) {
            boolean[] classes = new boolean[rows.length];
            for (int n = 0; n < rows.length; n++) {
                classes[n] = y[rows[n]];
            }
            return classes;
        }
    }
}
