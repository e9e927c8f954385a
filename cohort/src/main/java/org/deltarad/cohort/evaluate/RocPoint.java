package org.deltarad.cohort.evaluate;

/**
 * A point of a ROC curve.
 *
 * @param cutoff patients with higher scores are called positive; half-way between two neighbouring scores, infinite at the
 *               curve's ends
 */
public record RocPoint(double cutoff, double sensitivity, double specificity) {

    /** Youden's index, sensitivity + specificity - 1. */
    public double youden() {
        return sensitivity + specificity - 1;
    }
}
