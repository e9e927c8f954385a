package org.deltarad.cohort.data;

/** Fits a score to two classes. The same rows and options, seeds included, give the same model. */
@FunctionalInterface
public interface ClassLearner {
    /**
     * @param x features, a row per patient
     * @param y whether a patient is of the positive class, in the order of the rows
     * @throws FitException when these rows cannot be fitted, and why
     */
    RiskModel fit(double[][] x, boolean[] y);
}
