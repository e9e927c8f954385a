package org.deltarad.cohort.survival;

import java.util.List;
import org.deltarad.cohort.numeric.ChiSquareTest;

/**
 * What a test of proportional hazards found.
 *
 * @param names     of the columns
 * @param columns   a test per column, one degree of freedom each
 * @param global    of all columns together
 * @param time      of each event, ascending
 * @param residuals Schoenfeld residuals, [event][column]: covariate minus its expectation in the risk set
 * @param scaled    residuals times the inverse of their mean covariance, plus the coefficient: their trend over time is
 *                  that of the coefficient
 */
public record ProportionalHazardsTest(
        List<String> names,
        List<ChiSquareTest> columns,
        ChiSquareTest global,
        double[] time,
        double[][] residuals,
        double[][] scaled) {}
