/**
 * Time to an event: Kaplan-Meier, Nelson-Aalen, log-rank, the Cox model and its checks, as R's package survival computes
 * them. Neighbours: outcomes come from {@code cohort.data}; {@code cohort.regression} has the penalised Cox model,
 * {@code cohort.evaluate} what tells a good score from a bad one. Start at
 * {@link org.deltarad.cohort.survival.CoxRegression}. Times are tied when they are equal as numbers.
 */
package org.deltarad.cohort.survival;
