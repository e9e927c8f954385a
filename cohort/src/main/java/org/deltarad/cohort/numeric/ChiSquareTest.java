package org.deltarad.cohort.numeric;

/**
 * A statistic with a chi-square distribution under the null hypothesis.
 *
 * @param df degrees of freedom
 * @param p  upper tail; 1 when there are no degrees of freedom
 */
public record ChiSquareTest(double statistic, int df, double p) {

    /** With the p value of R's {@code pchisq(statistic, df, lower.tail = FALSE)}. */
    public static ChiSquareTest of(double statistic, int df) {
        double p = df == 0 ? 1 : Tails.chiSquare(statistic, df);
        return new ChiSquareTest(statistic, df, p);
    }
}
