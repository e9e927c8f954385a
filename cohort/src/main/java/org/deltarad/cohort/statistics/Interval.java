package org.deltarad.cohort.statistics;

/**
 * A confidence interval.
 *
 * @param level nominal, such as 0.95
 * @param lower possibly negative infinity
 * @param upper possibly infinity
 */
public record Interval(double level, double lower, double upper) {
    /** The level that is usual. */
    public static final double USUAL = 0.95;

    /** @throws IllegalArgumentException when the level is not between 0 and 1 */
    static double alpha(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level is between 0 and 1, not " + level);
        }
        return 1 - level;
    }
}
