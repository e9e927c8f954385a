/**
 * What learners make of features, as {@link org.deltarad.cohort.learn.select.Ranking}s for
 * {@code cohort.reduce.RecursiveElimination}.
 */
package org.deltarad.cohort.learn.select;
