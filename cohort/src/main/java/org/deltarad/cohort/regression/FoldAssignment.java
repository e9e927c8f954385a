package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.Random;

/** Which fold each row belongs to. */
@FunctionalInterface
public interface FoldAssignment {

    /** @return folds 0, 1, ... by row, none empty */
    int[] folds(int rows);

    /** A fold for each row. */
    static FoldAssignment leaveOneOut() {
        return rows -> {
            int[] folds = new int[rows];
            Arrays.setAll(folds, n -> n);
            return folds;
        };
    }

    /** k folds of sizes that differ by one at most, in random order. The same seed and rows give the same folds. */
    static FoldAssignment random(int k, long seed) {
        return rows -> {
            int[] folds = new int[rows];
            Arrays.setAll(folds, n -> n % Math.min(k, rows));
            Random random = new Random(seed);
            for (int n = rows - 1; n > 0; n--) {
                int other = random.nextInt(n + 1);
                int fold = folds[n];
                folds[n] = folds[other];
                folds[other] = fold;
            }
            return folds;
        };
    }
}
