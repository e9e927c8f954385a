package org.deltarad.cohort.numeric;

/**
 * A number with its uncertainty.
 *
 * @param standardError of the value; NaN when the interval was not made from one
 * @param lower         end of the confidence interval; NaN when there is none
 * @param upper         end of the confidence interval; NaN when there is none
 */
public record Estimate(double value, double standardError, double lower, double upper) {

    /** With the interval value +- z standardError. */
    public static Estimate normal(double value, double standardError, double level) {
        double half = Normal.halfWidth(level) * standardError;
        return new Estimate(value, standardError, value - half, value + half);
    }

    /** An interval that was found otherwise. */
    public static Estimate interval(double value, double lower, double upper) {
        return new Estimate(value, Double.NaN, lower, upper);
    }

    /** The same, its interval cut to low..high. */
    public Estimate within(double low, double high) {
        return new Estimate(value, standardError, Math.max(low, lower), Math.min(high, upper));
    }
}
