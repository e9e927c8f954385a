package org.deltarad.cohort.validate;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;

/** Something that is fitted before a model: harmonisation, scaling, selection. It is given training rows and nothing else. */
@FunctionalInterface
public interface Step {
    /**
     * @param training rows to fit on, with the columns that the step before leaves
     * @param outcome  of these rows
     * @throws FitException when these rows cannot be fitted, and why
     */
    FittedStep fit(FeatureTable training, Outcome outcome);

    /** Keeps the columns that a function of the training rows names, in its order. */
    static Step selection(BiFunction<FeatureTable, Outcome, ? extends Collection<String>> names) {
        return (training, outcome) -> {
            List<String> kept = List.copyOf(names.apply(training, outcome));
            if (kept.isEmpty()) {
                throw new FitException("selection: none of " + training.names().size() + " columns is kept");
            }
            int[] columns = kept.stream().mapToInt(training.names()::indexOf).toArray();
            return new FittedSelection(kept, columns);
        };
    }

    /** Standardises every numeric column by mean and standard deviation (n - 1) of the training rows. */
    static Step standardise() {
        return (training, outcome) -> FittedScaling.of(training);
    }
}
