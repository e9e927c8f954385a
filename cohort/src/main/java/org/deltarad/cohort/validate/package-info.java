/**
 * Splits, pipelines and resampling. A {@link org.deltarad.cohort.validate.Pipeline} is an ordered list of steps and an
 * estimator; fitting it gives each of them the training table and nothing else, and what was fitted takes one row at a
 * time, so that no validation row can enter a fit. {@link org.deltarad.cohort.validate.CrossValidation} runs it, or a
 * {@link org.deltarad.cohort.validate.GridSearch} over several, on {@link org.deltarad.cohort.validate.Splits}.
 */
package org.deltarad.cohort.validate;
