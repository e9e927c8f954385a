package org.deltarad.cohort.validate;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.harmonise.FittedHarmonisation;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.learn.select.Ranking;
import org.deltarad.cohort.reduce.RecursiveElimination;

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

    /** A harmonisation or scaling, as a function of the training rows. */
    static Step harmonisation(Function<FeatureTable, ? extends FittedHarmonisation> fit) {
        return (training, outcome) -> FittedHarmonisationStep.of(fit.apply(training), training);
    }

    /** Scales every numeric column; those that are constant in the training rows are left out. */
    static Step scaling(Scaling.Kind kind) {
        return harmonisation(training -> Scaling.fit(kind, training, training.names()));
    }

    /** Recursive feature elimination by a ranking that knows the outcome. */
    static Step elimination(RecursiveElimination elimination, Ranking ranking) {
        return selection((training, outcome) -> elimination
                .select(training, x -> ranking.of(x, outcome))
                .selection()
                .kept());
    }
}
