package org.deltarad.cohort.regression;

/** Which penalty of a cross-validated path becomes the model. */
public enum PenaltyChoice {
    /** The one with the best mean. */
    LAMBDA_MIN,
    /** The largest one within a standard error of the best. */
    LAMBDA_1SE;

    LinearScore of(CrossValidatedPath path) {
        return this == LAMBDA_MIN ? path.modelAtMin() : path.modelAtOneSe();
    }
}
