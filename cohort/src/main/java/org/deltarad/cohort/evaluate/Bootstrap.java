package org.deltarad.cohort.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;

/**
 * Resampling of rows with replacement. The same seed gives the same resamples, in whatever order they are worked on.
 *
 * @param replicates number of resamples
 * @param jackknife  whether the statistic is also computed without each row, which BCa intervals need
 */
public record Bootstrap(int replicates, long seed, boolean jackknife) {

    /** Resampled rows, [replicate][n]. */
    public int[][] resamples(int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] samples = new int[replicates][];
        for (int b = 0; b < replicates; b++) {
            SplittableRandom own = random.split();
            samples[b] = IntStream.range(0, rows).map(n -> own.nextInt(rows)).toArray();
        }
        return samples;
    }

    /**
     * Computes statistics of resamples, in parallel. Where a resample cannot be computed (FitException, NaN) it is left
     * out and counted.
     *
     * @param statistic one or more numbers of the rows with these indices; pure and thread safe
     * @throws FitException when the rows themselves, or more than half of the resamples, cannot be computed
     */
    public BootstrapResult run(int rows, Function<int[], double[]> statistic) {
        int[] all = IntStream.range(0, rows).toArray();
        double[] estimate = statistic.apply(all);
        List<double[]> values = Arrays.stream(resamples(rows))
                .parallel()
                .map(sample -> attempt(statistic, sample))
                .filter(Objects::nonNull)
                .toList();
        if (values.size() * 2 < replicates) {
            throw new FitException("only " + values.size() + " of " + replicates + " resamples of " + rows
                    + " rows could be computed");
        }
        List<double[]> without = new ArrayList<>();
        if (jackknife) {
            IntStream.range(0, rows)
                    .parallel()
                    .mapToObj(n -> statistic.apply(
                            Arrays.stream(all).filter(k -> k != n).toArray()))
                    .forEachOrdered(without::add);
        }
        return new BootstrapResult(
                estimate,
                transpose(values, estimate.length),
                transpose(without, estimate.length),
                replicates - values.size());
    }

    private static double[] attempt(Function<int[], double[]> statistic, int[] sample) {
        try {
            double[] value = statistic.apply(sample);
            return Arrays.stream(value).anyMatch(Double::isNaN) ? null : value;
        } catch (FitException unusable) {
            return null;
        }
    }

    private static double[][] transpose(List<double[]> rows, int width) {
        double[][] columns = new double[width][rows.size()];
        for (int n = 0; n < rows.size(); n++) {
            for (int k = 0; k < width; k++) {
                columns[k][n] = rows.get(n)[k];
            }
        }
        return columns;
    }
}
