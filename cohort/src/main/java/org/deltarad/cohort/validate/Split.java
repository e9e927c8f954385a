package org.deltarad.cohort.validate;

import java.util.Arrays;

/**
 * Rows (0-based) to fit on, and rows to see how well. None is on both sides.
 *
 * @param training   ascending; of a bootstrap sample a row comes as often as it was drawn
 * @param validation ascending, each once
 */
public record Split(int[] training, int[] validation) {
    /** @throws IllegalArgumentException when a side is empty, or a row is on both */
    public Split {
        training = Arrays.stream(training).sorted().toArray();
        validation = Arrays.stream(validation).sorted().toArray();
        if (training.length == 0 || validation.length == 0) {
            throw new IllegalArgumentException(
                    "a split of " + training.length + " training and " + validation.length + " validation rows");
        }
        for (int row : validation) {
            if (Arrays.binarySearch(training, row) >= 0) {
                throw new IllegalArgumentException("row " + row + " is on both sides of a split");
            }
        }
        if (Arrays.stream(validation).distinct().count() < validation.length) {
            throw new IllegalArgumentException("a validation row comes twice");
        }
    }
}
