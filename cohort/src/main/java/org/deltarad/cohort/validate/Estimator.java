package org.deltarad.cohort.validate;

import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.data.SurvivalLearner;

/** The learner at the end of a pipeline, whatever it predicts. */
@FunctionalInterface
public interface Estimator {
    /** @throws org.deltarad.cohort.data.FitException when these rows cannot be fitted, or the outcome is of another sort */
    RiskModel fit(double[][] x, Outcome outcome);

    static Estimator of(ClassLearner learner) {
        return (x, outcome) -> learner.fit(x, outcome.classes());
    }

    static Estimator of(SurvivalLearner learner) {
        return (x, outcome) -> learner.fit(x, outcome.times());
    }
}
