package org.deltarad.cohort.validate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.InOrder;

/** Fits a procedure, all its steps with it, on the training rows of each split and scores the rows held out. */
public final class CrossValidation {
    private final List<Split> splits;
    private final Metric metric;
    private final int threads;

    /** @param threads that work on splits; results are the same with any number */
    public CrossValidation(List<Split> splits, Metric metric, int threads) {
        this.splits = List.copyOf(splits);
        this.metric = metric;
        this.threads = threads;
    }

    /**
     * What a split gave.
     *
     * @param split  the rows
     * @param fitted on its training rows
     * @param scores of its validation rows, in their order; NaN of those that cannot be scored
     * @param value  of the metric on those that can, NaN when they do not tell
     */
    public record Fold(Split split, FittedPipeline fitted, double[] scores, double value) {}

    /**
     * What all splits gave.
     *
     * @param folds in the order of the splits
     */
    public record Result(List<Fold> folds) {
        public Result {
            folds = List.copyOf(folds);
        }

        /** Mean of the metric over the folds that tell; NaN when none does. */
        public double mean() {
            return folds.stream()
                    .mapToDouble(Fold::value)
                    .filter(v -> !Double.isNaN(v))
                    .average()
                    .orElse(Double.NaN);
        }

        /** For each row of the table the mean of its scores while it was held out, NaN when it never was. */
        public double[] heldOutScores(int rows) {
            double[] sum = new double[rows];
            int[] count = new int[rows];
            for (Fold fold : folds) {
                for (int n = 0; n < fold.scores().length; n++) {
                    sum[fold.split().validation()[n]] += fold.scores()[n];
                    count[fold.split().validation()[n]]++;
                }
            }
            for (int row = 0; row < rows; row++) {
                sum[row] = count[row] == 0 ? Double.NaN : sum[row] / count[row];
            }
            return sum;
        }
    }

    /** @throws FitException when a split's training rows cannot be fitted: says which split (from 1); or when a grid search is given bootstrap samples */
    public Result run(Procedure procedure, FeatureTable table, Outcome outcome) {
        if (table.size() != outcome.size()) {
            throw new IllegalArgumentException(table.size() + " rows, " + outcome.size() + " outcomes");
        }
        return new Result(InOrder.map(splits.size(), threads, n -> fold(n, procedure, table, outcome)));
    }

    private Fold fold(int number, Procedure procedure, FeatureTable table, Outcome outcome) {
        Split split = splits.get(number);
        int[] training = split.training();
        boolean repeats = Arrays.stream(training).distinct().count() < training.length;
        if (repeats && procedure instanceof GridSearch) {
            throw new FitException(
                    "a grid search within a bootstrap sample would have a repeated patient on both sides of"
                            + " its inner splits; choose within folds, or draw without replacement");
        }
        FeatureTable seen = repeats ? TableRows.resampled(table, training) : table.rows(training);
        try {
            FittedPipeline fitted = procedure.fit(seen, outcome.rows(training));
            double[] scores = fitted.scores(table.rows(split.validation()));
            int[] scored = IntStream.range(0, scores.length)
                    .filter(n -> !Double.isNaN(scores[n]))
                    .toArray();
            double value = metric.of(
                    Arrays.stream(scored).mapToDouble(n -> scores[n]).toArray(),
                    outcome.rows(Arrays.stream(scored)
                            .map(n -> split.validation()[n])
                            .toArray()));
            return new Fold(split, fitted, scores, value);
        } catch (FitException e) {
            FitException where =
                    new FitException("split " + (number + 1) + " of " + splits.size() + ": " + e.getMessage());
            where.initCause(e);
            throw where;
        }
    }
}
