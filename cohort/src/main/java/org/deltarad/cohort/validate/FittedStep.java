package org.deltarad.cohort.validate;

import java.util.List;
import java.util.Map;

/** A fitted step; immutable and thread safe. It sees one row at a time. */
public interface FittedStep {
    /** Names of the numeric columns that it leaves. */
    List<String> names();

    /**
     * The row's numbers after the step, in the order of {@link #names()}.
     *
     * @param numbers    of the row, in the order of the training table's numeric columns
     * @param categories of the row, by name
     */
    double[] apply(double[] numbers, Map<String, String> categories);
}
