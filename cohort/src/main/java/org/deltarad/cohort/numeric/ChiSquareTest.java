package org.deltarad.cohort.numeric;

import org.hipparchus.special.Gamma;

/**
 * A statistic with a chi-square distribution under the null hypothesis.
 *
 * @param df degrees of freedom
 * @param p  upper tail; 1 when there are no degrees of freedom
 */
public record ChiSquareTest(double statistic, int df, double p) {

    /** With the p value of R's {@code pchisq(statistic, df, lower.tail = FALSE)}. */
    public static ChiSquareTest of(double statistic, int df) {
        double p = df == 0 || statistic <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2.0, statistic / 2);
        return new ChiSquareTest(statistic, df, p);
    }
}
