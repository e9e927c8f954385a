package org.deltarad.cohort.regression;

/** What cross-validation of a logistic path minimises or maximises. */
public enum ClassMeasure {
    /** Twice the negative log likelihood, probabilities kept 1e-5 away from 0 and 1. */
    DEVIANCE,
    /** Area under the ROC curve within each fold. Every fold needs both classes. */
    AUC,
    /** Fraction of patients on the wrong side of probability one half. */
    MISCLASSIFICATION
}
