package org.deltarad.cohort.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;

/**
 * Chooses among procedures by cross-validation within the training rows and fits the chosen one on all of them; of equal
 * ones the first. In a {@link CrossValidation} it makes that nested.
 */
public final class GridSearch implements Procedure {
    private final List<Procedure> candidates;
    private final BiFunction<FeatureTable, Outcome, List<Split>> splits;
    private final Metric metric;

    /**
     * @param candidates in the order of preference
     * @param splits     of the training rows, whichever they are
     */
    public GridSearch(
            List<? extends Procedure> candidates,
            BiFunction<FeatureTable, Outcome, List<Split>> splits,
            Metric metric) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to choose from");
        }
        this.candidates = List.copyOf(candidates);
        this.splits = splits;
        this.metric = metric;
    }

    /** Inner splits: k folds with the outcome in proportion. */
    public static BiFunction<FeatureTable, Outcome, List<Split>> folds(int k, long seed) {
        return (table, outcome) -> Splits.kFold(Strata.of(table.ids()).by(outcome.positive()), k, seed);
    }

    /**
     * The choice.
     *
     * @param candidate number of the chosen one, from 0
     * @param values    mean of the metric of each
     * @param fitted    the chosen one, on all training rows
     */
    public record Choice(int candidate, List<Double> values, FittedPipeline fitted) {}

    @Override
    public FittedPipeline fit(FeatureTable training, Outcome outcome) {
        return choose(training, outcome).fitted();
    }

    /** @throws FitException when a candidate cannot be fitted, or the metric tells of none */
    public Choice choose(FeatureTable training, Outcome outcome) {
        CrossValidation inner = new CrossValidation(splits.apply(training, outcome), metric, 1);
        List<Double> values = new ArrayList<>();
        int best = -1;
        for (int n = 0; n < candidates.size(); n++) {
            double value = inner.run(candidates.get(n), training, outcome).mean();
            values.add(value);
            if (!Double.isNaN(value) && (best < 0 || value > values.get(best))) {
                best = n;
            }
        }
        if (best < 0) {
            throw new FitException("grid search: in no inner fold can the metric be computed");
        }
        return new Choice(best, List.copyOf(values), candidates.get(best).fit(training, outcome));
    }
}
