package org.deltarad.cohort.regression;

import org.deltarad.cohort.data.SurvivalLearner;
import org.deltarad.cohort.data.SurvivalTimes;

/** A penalised Cox model with the penalty that cross-validation within the training rows chooses. */
public record PenalisedCoxLearner(PathOptions options, FoldAssignment folds, CoxMeasure measure, PenaltyChoice choice)
        implements SurvivalLearner {

    @Override
    public LinearScore fit(double[][] x, SurvivalTimes y) {
        return choice.of(new PenalisedCox(options).crossValidate(x, y, folds, measure));
    }
}
