package org.deltarad.cohort.statistics;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;

/** Checks of samples, and what several tests take from them. */
final class Samples {
    private Samples() {}

    /** @throws FitException when fewer than {@code least} values, or one is not finite */
    static void require(String name, double[] values, int least) {
        if (values.length < least) {
            throw new FitException(name + " has " + values.length + " values, at least " + least + " are needed");
        }
        for (int n = 0; n < values.length; n++) {
            if (!Double.isFinite(values[n])) {
                throw new FitException(name + ", value " + (n + 1) + ": " + values[n] + " is no number");
            }
        }
    }

    static double mean(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return mean + Arrays.stream(values).map(v -> v - mean).sum() / values.length;
    }

    /** Sum of squared deviations from the mean. */
    static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    static double variance(double[] values) {
        return squares(values) / (values.length - 1);
    }

    /** Median of sorted values. */
    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
