package org.deltarad.cohort.statistics;

/**
 * What a rank test says, with the Hodges-Lehmann estimate of the shift.
 *
 * @param method    name of the test
 * @param statistic W of the Mann-Whitney test (pairs in which the first sample is greater, ties half), V of the signed-rank
 *                  test (sum of the ranks of positive differences)
 * @param pValue    two-sided
 * @param exact     whether from the exact distribution; otherwise normal, with ties and continuity corrected for
 * @param shift     Hodges-Lehmann estimate: median of the pairwise differences, or of the Walsh averages
 * @param interval  of the shift
 */
public record ShiftTest(
        String method, double statistic, double pValue, boolean exact, double shift, Interval interval) {}
