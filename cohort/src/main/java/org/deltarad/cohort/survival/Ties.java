package org.deltarad.cohort.survival;

/** How the partial likelihood counts events at the same time. */
public enum Ties {
    /** Efron 1977: each tied event leaves the risk set by its share. R's default. */
    EFRON,
    /** Breslow 1974: all tied events meet the whole risk set. What glmnet uses. */
    BRESLOW
}
