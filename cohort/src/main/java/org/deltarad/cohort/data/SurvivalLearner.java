package org.deltarad.cohort.data;

/** Fits a score to times to an event. The same rows and options, seeds included, give the same model. */
@FunctionalInterface
public interface SurvivalLearner {
    /**
     * @param x features, a row per patient
     * @param y outcome, in the order of the rows
     * @throws FitException when these rows cannot be fitted, and why
     */
    RiskModel fit(double[][] x, SurvivalTimes y);
}
