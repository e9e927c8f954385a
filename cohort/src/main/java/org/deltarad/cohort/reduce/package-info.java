/**
 * Fewer features: near constant ones go ({@link org.deltarad.cohort.reduce.VarianceFilter}), of correlated ones one stays
 * ({@link org.deltarad.cohort.reduce.RedundancyFilter}), what has to do with the outcome stays
 * ({@link org.deltarad.cohort.reduce.UnivariateScreen}, {@link org.deltarad.cohort.reduce.RecursiveElimination}). Each takes training
 * rows and gives a {@link org.deltarad.cohort.reduce.Selection}.
 */
package org.deltarad.cohort.reduce;
