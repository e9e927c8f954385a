package org.deltarad.cohort.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks from 1, equal values sharing the mean of theirs.
 *
 * @param ranks of the values in their order
 * @param ties  sum over groups of equal values of t^3 - t, t their number; 0 when all differ
 */
record Ranks(double[] ranks, double ties) {
    static Ranks of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(n -> values[n] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        double ties = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double t = to - from;
            for (int n = from; n < to; n++) {
                ranks[order[n]] = (from + 1 + to) / 2.0;
            }
            ties += t * t * t - t;
            from = to;
        }
        return new Ranks(ranks, ties);
    }

    boolean tied() {
        return ties > 0;
    }

    /** Of all samples together, one after the other. */
    static Ranks together(double[]... samples) {
        return of(Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray());
    }

    /** Sum over a part. */
    double sum(int from, int to) {
        return Arrays.stream(ranks, from, to).sum();
    }
}
