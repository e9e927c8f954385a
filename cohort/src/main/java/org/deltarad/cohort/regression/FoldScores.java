package org.deltarad.cohort.regression;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;

/** Losses of folds or of patients along a path, put together as glmnet's cvstats and getOptcv do. */
record FoldScores(double[][] raw, double[] weight) {

    /**
     * Weighted means of patients' losses within folds.
     *
     * @param fold of each row of {@link #raw}
     */
    FoldScores grouped(int[] fold) {
        int folds = Arrays.stream(fold).max().orElse(-1) + 1;
        double[][] sums = new double[folds][raw[0].length];
        double[] weights = new double[folds];
        for (int n = 0; n < raw.length; n++) {
            weights[fold[n]] += weight[n];
            for (int m = 0; m < raw[n].length; m++) {
                sums[fold[n]][m] += weight[n] * raw[n][m];
            }
        }
        for (int f = 0; f < folds; f++) {
            for (int m = 0; m < sums[f].length; m++) {
                sums[f][m] /= weights[f];
            }
        }
        return new FoldScores(sums, weights);
    }

    /** @param larger whether a larger score is better */
    CrossValidatedPath along(PenalisedPath path, boolean larger) {
        int count = path.lambda().length;
        double[] mean = new double[count];
        double[] se = new double[count];
        int kept = 0;
        double[] lambda = new double[count];
        for (int m = 0; m < count; m++) {
            double[] stats = stats(m);
            if (!Double.isNaN(stats[1])) {
                lambda[kept] = path.lambda()[m];
                mean[kept] = stats[0];
                se[kept++] = stats[1];
            }
        }
        if (kept == 0) {
            throw new FitException("no penalty has a loss in every fold: fewer, larger folds are needed");
        }
        int best = 0;
        int sign = larger ? -1 : 1;
        for (int m = 1; m < kept; m++) {
            best = sign * mean[m] < sign * mean[best] ? m : best;
        }
        double limit = sign * mean[best] + se[best];
        int oneSe = 0;
        while (sign * mean[oneSe] > limit) {
            oneSe++;
        }
        return new CrossValidatedPath(
                path, Arrays.copyOf(lambda, kept), Arrays.copyOf(mean, kept), Arrays.copyOf(se, kept), best, oneSe);
    }

    /** Weighted mean and its standard error at a penalty, rows that have none (NaN) or no weight left out. */
    private double[] stats(int m) {
        double sum = 0;
        double total = 0;
        int n = 0;
        for (int i = 0; i < raw.length; i++) {
            if (!Double.isNaN(raw[i][m])) {
                n++;
                if (weight[i] != 0) {
                    sum += weight[i] * raw[i][m];
                    total += weight[i];
                }
            }
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < raw.length; i++) {
            if (!Double.isNaN(raw[i][m]) && weight[i] != 0) {
                squares += weight[i] * (raw[i][m] - mean) * (raw[i][m] - mean);
            }
        }
        return new double[] {mean, Math.sqrt(squares / total / (n - 1))};
    }
}
