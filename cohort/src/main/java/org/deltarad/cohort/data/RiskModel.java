package org.deltarad.cohort.data;

/** Something fitted that gives one number for one patient. Immutable and thread safe. */
@FunctionalInterface
public interface RiskModel {
    /**
     * The score of a patient: the higher, the earlier or the likelier the event.
     *
     * @param x features in the order of the training rows
     * @throws IllegalArgumentException when their number is another
     */
    double score(double[] x);
}
