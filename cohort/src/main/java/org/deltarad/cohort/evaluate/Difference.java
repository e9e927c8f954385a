package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Normal;

/**
 * How two measures of the same patients differ, or how far a measure is from nothing.
 *
 * @param z difference by its standard error
 * @param p two-sided, normal
 */
public record Difference(Estimate estimate, double z, double p) {

    static Difference of(double value, double standardError, double level) {
        double z = standardError == 0 ? 0 : value / standardError;
        return new Difference(Estimate.normal(value, standardError, level), z, Normal.twoSided(z));
    }
}
