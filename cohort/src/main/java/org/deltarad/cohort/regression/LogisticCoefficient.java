package org.deltarad.cohort.regression;

import org.deltarad.cohort.numeric.Estimate;

/**
 * A row of a logistic model's table.
 *
 * @param coefficient log odds ratio per unit; of the first row, (Intercept), the log odds where all covariates are 0
 * @param z           Wald statistic
 * @param p           two-sided
 * @param oddsRatio   with its Wald interval; its standard error is NaN
 */
public record LogisticCoefficient(
        String name, double coefficient, double standardError, double z, double p, Estimate oddsRatio) {}
