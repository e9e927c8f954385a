/**
 * How good a score is: discrimination, calibration, benefit, and the uncertainty of each. Neighbours: scores come from
 * models of {@code cohort.survival}, {@code cohort.regression} and {@code cohort.learn}; the C-index is
 * {@link org.deltarad.cohort.survival.Concordance}. Scores are higher for higher risk, probabilities are those of the
 * event. Start at {@link org.deltarad.cohort.evaluate.TimeDependentAuc} (times to an event) or
 * {@link org.deltarad.cohort.evaluate.Auc} (two classes).
 */
package org.deltarad.cohort.evaluate;
