package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.util.List;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.validate.Step;

/**
 * A step before the learners.
 *
 * @param kind     key of the file
 * @param settings all of its settings, as text
 * @param batches  columns of categories that it needs of each row
 */
record StepPlan(String kind, String settings, List<String> batches, Maker maker) {
    StepPlan {
        batches = List.copyOf(batches);
    }

    /** Makes the step of a pipeline. */
    @FunctionalInterface
    interface Maker {
        Step of(LearnerContext context) throws IOException, TableException;
    }

    @Override
    public String toString() {
        return kind + " " + settings;
    }
}
