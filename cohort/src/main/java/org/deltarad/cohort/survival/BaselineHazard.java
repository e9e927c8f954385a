package org.deltarad.cohort.survival;

import java.util.Arrays;

/**
 * Cumulative hazard of a patient with all covariates at the training means and no offset, as R's basehaz(centered =
 * TRUE): Breslow's estimate, or Efron's where ties are Efron's. Arrays are not to be changed.
 *
 * @param time       distinct event times, ascending
 * @param cumulative hazard up to and including the time
 */
public record BaselineHazard(double[] time, double[] cumulative) {

    /** H0(t): 0 before the first event, constant after the last one. */
    public double at(double t) {
        int n = Arrays.binarySearch(time, t);
        int last = n < 0 ? -n - 2 : n;
        return last < 0 ? 0 : cumulative[last];
    }
}
