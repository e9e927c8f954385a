package org.deltarad.cohort.survival;

import org.deltarad.cohort.numeric.ChiSquareTest;

/**
 * What a log-rank test found; arrays by group, not to be changed.
 *
 * @param patients in each group
 * @param observed events, weighted where rho is not 0
 * @param expected events under equal hazards, weighted likewise
 */
public record LogRankTest(int[] patients, double[] observed, double[] expected, ChiSquareTest test) {

    public double p() {
        return test.p();
    }
}
