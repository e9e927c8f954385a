package org.deltarad.cohort.survival;

import org.deltarad.cohort.numeric.Estimate;

/**
 * A row of a Cox model's table.
 *
 * @param coefficient log hazard ratio per unit
 * @param z           Wald statistic
 * @param p           two-sided
 * @param hazardRatio with its Wald interval, exp(coefficient +- z se); its standard error is NaN
 */
public record CoxCoefficient(
        String name, double coefficient, double standardError, double z, double p, Estimate hazardRatio) {}
