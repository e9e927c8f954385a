package org.deltarad.cohort.regression;

import java.util.List;

/** A log likelihood per patient of linear predictors, as the path needs it. */
interface PathLoss {

    /**
     * First derivatives of the log likelihood by the linear predictors, divided by the number of rows, and the weights w
     * of minus the second ones, W = diag(w) - C C', where C is {@link #coupled}.
     *
     * @return false where the curvature has vanished, so that the path ends before these predictors
     */
    boolean expand(double[] linear, double[] residual, double[] weight);

    /** Keeps the predictors last expanded for {@link #coupled}. */
    void keep();

    /** C' times a column, at the predictors last kept; empty where rows do not depend on each other. */
    double[] coupled(double[] column);

    /** Deviance of linear predictors divided by the number of rows: 2 (saturated - log likelihood). */
    double deviance(double[] linear);

    boolean hasIntercept();

    /** Of the model without covariates; 0 without intercept. */
    double nullIntercept();

    /** glmnet's rule to end a path early, by the deviance explained so far. */
    boolean endsPath(List<Double> devianceRatios);
}
