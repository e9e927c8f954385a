package org.deltarad.cohort.survival;

import org.deltarad.cohort.numeric.Estimate;

/**
 * How two concordance indices of the same patients differ.
 *
 * @param p two-sided
 */
public record ConcordanceDifference(Estimate difference, double p) {}
