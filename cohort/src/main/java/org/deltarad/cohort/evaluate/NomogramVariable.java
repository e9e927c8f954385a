package org.deltarad.cohort.evaluate;

/**
 * A scale of a nomogram.
 *
 * @param coefficient change of the model's linear predictor per unit
 * @param low         smallest value that is drawn
 * @param high        largest value that is drawn, above low
 */
public record NomogramVariable(String name, double coefficient, double low, double high) {
    public NomogramVariable {
        if (!(low < high)) {
            throw new IllegalArgumentException(name + " has no range: " + low + " to " + high);
        }
    }

    /** Contribution to the linear predictor that gets 0 points. */
    double least() {
        return Math.min(coefficient * low, coefficient * high);
    }

    double range() {
        return Math.abs(coefficient) * (high - low);
    }
}
