package org.deltarad.cohort.validate;

import org.deltarad.cohort.data.FeatureTable;

/** All that is done with training rows to get a score: a {@link Pipeline}, or a {@link GridSearch} over several. */
@FunctionalInterface
public interface Procedure {
    /**
     * @param training the only rows that it may know
     * @throws org.deltarad.cohort.data.FitException when these rows cannot be fitted, and why
     */
    FittedPipeline fit(FeatureTable training, Outcome outcome);
}
