package org.deltarad.cohort.regression;

import org.deltarad.cohort.data.ClassLearner;

/** A penalised logistic model with the penalty that cross-validation within the training rows chooses. */
public record PenalisedLogisticLearner(
        PathOptions options, FoldAssignment folds, ClassMeasure measure, PenaltyChoice choice) implements ClassLearner {

    @Override
    public LinearScore fit(double[][] x, boolean[] y) {
        return choice.of(new PenalisedLogistic(options).crossValidate(x, y, folds, measure));
    }
}
