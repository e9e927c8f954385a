package org.deltarad.cohort.explain;

import java.util.Arrays;

/**
 * A score, divided among the features.
 *
 * @param base   the score that is expected without knowing any feature
 * @param values of the features, in their order; base and values add up to the score
 */
public record Attribution(double base, double[] values) {
    public Attribution {
        values = values.clone();
    }

    /** The score that is explained. */
    public double score() {
        return base + Arrays.stream(values).sum();
    }
}
