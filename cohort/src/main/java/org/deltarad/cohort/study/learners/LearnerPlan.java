package org.deltarad.cohort.study.learners;

import java.util.Optional;
import org.deltarad.cohort.validate.Estimator;

/**
 * A learner.
 *
 * @param settings  all of its settings, as text
 * @param survival  whether it learns times to an event; otherwise two classes
 * @param on        learner whose selected features it takes alone
 */
record LearnerPlan(
        String id, String method, String settings, boolean survival, Optional<String> on, Estimator estimator) {
    @Override
    public String toString() {
        return id + " " + method + " " + settings;
    }
}
