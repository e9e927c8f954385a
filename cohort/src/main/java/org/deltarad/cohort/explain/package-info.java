/**
 * What a score is made of: Shapley values ({@link org.deltarad.cohort.explain.TreeShap} for forests and boosting,
 * {@link org.deltarad.cohort.explain.LinearShap} for linear scores, {@link org.deltarad.cohort.explain.ExactShap} and
 * {@link org.deltarad.cohort.explain.SamplingShap} for any) and permutation importance.
 */
package org.deltarad.cohort.explain;
