package org.deltarad.cohort.numeric;

import org.hipparchus.special.Erf;

/** The standard normal distribution. */
public final class Normal {
    private static final double SQRT2 = Math.sqrt(2);

    private Normal() {}

    /** P(Z &le; z). */
    public static double cdf(double z) {
        return 0.5 * Erf.erfc(-z / SQRT2);
    }

    /** P(Z &gt; z), accurate in the tail. */
    public static double upperTail(double z) {
        return 0.5 * Erf.erfc(z / SQRT2);
    }

    /** P(|Z| &ge; |z|), accurate in the tail. */
    public static double twoSided(double z) {
        return Erf.erfc(Math.abs(z) / SQRT2);
    }

    /** The z with P(Z &le; z) = p, 0 &lt; p &lt; 1. */
    public static double quantile(double p) {
        return -SQRT2 * Erf.erfcInv(2 * p);
    }

    /** Half width of a two-sided interval in standard errors: 1.96 for level 0.95. */
    public static double halfWidth(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level of " + level + " is not between 0 and 1");
        }
        return SQRT2 * Erf.erfInv(level);
    }
}
