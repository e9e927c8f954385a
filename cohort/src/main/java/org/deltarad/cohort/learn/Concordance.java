package org.deltarad.cohort.learn;

import org.deltarad.cohort.data.SurvivalTimes;

/** Harrell's C: of the pairs whose order is known, how many the scores put right; equal scores count half. */
public final class Concordance {
    private Concordance() {}

    /** C of all rows; NaN when no pair can be compared. */
    public static double harrell(SurvivalTimes y, double[] score) {
        return harrell(y, Seeds.range(y.size()), score);
    }

    /** C of rows that are given by number, with a score for each; NaN when no pair can be compared. */
    public static double harrell(SurvivalTimes y, int[] rows, double[] score) {
        double right = 0;
        long pairs = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!y.isEvent(rows[i])) {
                continue;
            }
            double time = y.time(rows[i]);
            for (int j = 0; j < rows.length; j++) {
                double other = y.time(rows[j]);
                if (other > time || (other == time && !y.isEvent(rows[j]))) {
                    pairs++;
                    right += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? Double.NaN : right / pairs;
    }
}
