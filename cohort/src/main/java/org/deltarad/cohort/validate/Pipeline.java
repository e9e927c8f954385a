package org.deltarad.cohort.validate;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.data.FeatureTable;

/**
 * Steps in their order and the learner after them.
 *
 * @param steps     each is fitted on what those before it leave of the training rows
 * @param estimator fitted on what the last leaves
 */
public record Pipeline(List<Step> steps, Estimator estimator) implements Procedure {
    public Pipeline {
        steps = List.copyOf(steps);
    }

    @Override
    public FittedPipeline fit(FeatureTable training, Outcome outcome) {
        if (training.size() != outcome.size()) {
            throw new IllegalArgumentException(training.size() + " rows, " + outcome.size() + " outcomes");
        }
        List<FittedStep> fitted = new ArrayList<>();
        FeatureTable table = training;
        for (Step step : steps) {
            FittedStep next = step.fit(table, outcome);
            fitted.add(next);
            table = TableRows.apply(next, table);
        }
        table.requireComplete();
        return new FittedPipeline(training.names(), fitted, estimator.fit(table.values(), outcome));
    }
}
