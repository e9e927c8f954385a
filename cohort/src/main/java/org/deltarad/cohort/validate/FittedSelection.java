package org.deltarad.cohort.validate;

import java.util.List;
import java.util.Map;

/**
 * Columns that are kept.
 *
 * @param names   of them
 * @param columns where they are in a row before the step
 */
public record FittedSelection(List<String> names, int[] columns) implements FittedStep {
    public FittedSelection {
        names = List.copyOf(names);
        columns = columns.clone();
        if (names.size() != columns.length) {
            throw new IllegalArgumentException(names.size() + " names, " + columns.length + " columns");
        }
        for (int n = 0; n < columns.length; n++) {
            if (columns[n] < 0) {
                throw new IllegalArgumentException("selection: no column '" + names.get(n) + "'");
            }
        }
    }

    @Override
    public double[] apply(double[] numbers, Map<String, String> categories) {
        double[] kept = new double[columns.length];
        for (int n = 0; n < columns.length; n++) {
            kept[n] = numbers[columns[n]];
        }
        return kept;
    }
}
