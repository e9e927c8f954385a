package org.deltarad.cohort.regression;

/** What cross-validation of a Cox path minimises or maximises. */
public enum CoxMeasure {
    /**
     * Partial likelihood deviance of all rows less that of the rows without the fold, per event of the fold (glmnet's
     * grouped = TRUE). Folds may be single patients.
     */
    DEVIANCE,
    /** Harrell's C-index within each fold. Every fold needs comparable pairs. */
    C_INDEX
}
