package org.deltarad.cohort.regression;

import java.util.List;

/** A log likelihood per patient of linear predictors, as the path needs it. */
interface PathLoss {

    /**
     * First derivatives and minus the diagonal of the second ones of the log likelihood, divided by the number of rows.
     *
     * @return false where the curvature of a row or of all has vanished, so that the path ends before these predictors
     */
    boolean expand(double[] linear, double[] residual, double[] weight);

    /** Deviance of linear predictors divided by the number of rows: 2 (saturated - log likelihood). */
    double deviance(double[] linear);

    boolean hasIntercept();

    /** Of the model without covariates; 0 without intercept. */
    double nullIntercept();

    /** glmnet's rule to end a path early, by the deviance explained so far. */
    boolean endsPath(List<Double> devianceRatios);
}
