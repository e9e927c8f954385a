package org.deltarad.cohort.learn.forest;

import org.deltarad.cohort.learn.tree.Tree;

/**
 * A tree whose leaves have a cumulative hazard (Nelson-Aalen of the leaf's training rows). The tree's values are the
 * mortality: the sum of the cumulative hazard over the forest's times.
 *
 * @param tree   the splits
 * @param start  for each node the first of its steps, and one more at the end
 * @param time   of each step, an index into the forest's times
 * @param hazard cumulative, from that time on
 */
public record SurvivalTree(Tree tree, int[] start, int[] time, double[] hazard) {
    public SurvivalTree {
        if (start.length != tree.size() + 1
                || start[0] != 0
                || time.length != hazard.length
                || start[tree.size()] != time.length) {
            throw new IllegalArgumentException("steps of the cumulative hazard do not fit the tree");
        }
        start = start.clone();
        time = time.clone();
        hazard = hazard.clone();
    }

    /** Adds the cumulative hazard of a row to {@code sum}, which is as long as the forest's times. */
    void addTo(double[] sum, double[] x) {
        int leaf = tree.leaf(x);
        for (int step = start[leaf]; step < start[leaf + 1]; step++) {
            int until = step + 1 < start[leaf + 1] ? time[step + 1] : sum.length;
            for (int t = time[step]; t < until; t++) {
                sum[t] += hazard[step];
            }
        }
    }
}
