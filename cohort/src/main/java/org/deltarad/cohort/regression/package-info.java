/**
 * Logistic regression, and lasso and elastic net for the Cox and the logistic model along glmnet's path of penalties.
 * Neighbours: {@code cohort.survival} has the Cox model without a penalty. Start at
 * {@link org.deltarad.cohort.regression.PenalisedCox} or {@link org.deltarad.cohort.regression.LogisticRegression}.
 */
package org.deltarad.cohort.regression;
