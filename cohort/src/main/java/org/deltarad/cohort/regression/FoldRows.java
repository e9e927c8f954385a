package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a fold and the others.
 *
 * @param test     rows of the fold
 * @param training rows of all other folds
 */
record FoldRows(int[] test, int[] training) {

    static List<FoldRows> of(int[] fold) {
        int folds = Arrays.stream(fold).max().orElse(-1) + 1;
        return IntStream.range(0, folds)
                .mapToObj(f -> new FoldRows(rows(fold, f, true), rows(fold, f, false)))
                .toList();
    }

    private static int[] rows(int[] fold, int f, boolean inside) {
        int[] rows = IntStream.range(0, fold.length)
                .filter(n -> (fold[n] == f) == inside)
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("fold " + f + (inside ? " is empty" : " holds all rows"));
        }
        return rows;
    }

    double[][] training(double[][] x) {
        return Arrays.stream(training).mapToObj(n -> x[n]).toArray(double[][]::new);
    }
}
