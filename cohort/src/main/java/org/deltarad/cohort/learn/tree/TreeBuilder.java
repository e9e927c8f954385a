package org.deltarad.cohort.learn.tree;

import java.util.Arrays;

/** A tree that grows: leaves are added, then split or given their value. */
public final class TreeBuilder {
    private int nodes;
    private int[] feature = new int[16];
    private double[] threshold = new double[16];
    private int[] left = new int[16];
    private int[] right = new int[16];
    private double[] value = new double[16];
    private double[] cover = new double[16];

    /** A new leaf's number; the first is the root. */
    public int leaf(double rows) {
        if (nodes == feature.length) {
            int more = nodes * 2;
            feature = Arrays.copyOf(feature, more);
            threshold = Arrays.copyOf(threshold, more);
            left = Arrays.copyOf(left, more);
            right = Arrays.copyOf(right, more);
            value = Arrays.copyOf(value, more);
            cover = Arrays.copyOf(cover, more);
        }
        feature[nodes] = -1;
        left[nodes] = -1;
        right[nodes] = -1;
        cover[nodes] = rows;
        return nodes++;
    }

    /** Makes a leaf a node with two leaves that were added after it. */
    public void split(int node, int column, double at, int leftLeaf, int rightLeaf) {
        feature[node] = column;
        threshold[node] = at;
        left[node] = leftLeaf;
        right[node] = rightLeaf;
        value[node] = 0;
    }

    public void value(int leaf, double of) {
        value[leaf] = of;
    }

    public int size() {
        return nodes;
    }

    public Tree build() {
        return new Tree(
                Arrays.copyOf(feature, nodes),
                Arrays.copyOf(threshold, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(right, nodes),
                Arrays.copyOf(value, nodes),
                Arrays.copyOf(cover, nodes));
    }

    /** A threshold between two neighbouring values of a feature: their middle, or the lower where no number lies between. */
    public static double between(double lower, double upper) {
        double middle = lower / 2 + upper / 2;
        return middle >= lower && middle < upper ? middle : lower;
    }
}
