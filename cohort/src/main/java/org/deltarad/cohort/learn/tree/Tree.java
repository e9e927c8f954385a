package org.deltarad.cohort.learn.tree;

/**
 * A binary tree as arrays over its nodes, root first, children after their parent. A row goes left where
 * {@code x[feature] <= threshold}. The arrays are the tree's own: they are for reading.
 *
 * @param feature   0-based column that a node splits on, -1 in a leaf
 * @param threshold of a node's split, 0 in a leaf
 * @param left      node for rows at or below the threshold, -1 in a leaf
 * @param right     node for rows above it, -1 in a leaf
 * @param value     of a leaf, 0 in other nodes
 * @param cover     training rows (or their weight) that came through a node
 */
public record Tree(int[] feature, double[] threshold, int[] left, int[] right, double[] value, double[] cover) {
    /** @throws IllegalArgumentException when the arrays are no tree */
    public Tree {
        int nodes = feature.length;
        if (nodes == 0
                || threshold.length != nodes
                || left.length != nodes
                || right.length != nodes
                || value.length != nodes
                || cover.length != nodes) {
            throw new IllegalArgumentException("a tree's arrays have one length, a value per node");
        }
        boolean[] reached = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            if (feature[node] < 0) {
                continue;
            }
            for (int child : new int[] {left[node], right[node]}) {
                if (child <= node || child >= nodes || reached[child]) {
                    throw new IllegalArgumentException("node " + node + " has no child " + child);
                }
                reached[child] = true;
            }
        }
        feature = feature.clone();
        threshold = threshold.clone();
        left = left.clone();
        right = right.clone();
        value = value.clone();
        cover = cover.clone();
    }

    /** Number of nodes, leaves included. */
    public int size() {
        return feature.length;
    }

    public boolean isLeaf(int node) {
        return feature[node] < 0;
    }

    /** The leaf that a row ends in. */
    public int leaf(double[] x) {
        int node = 0;
        while (feature[node] >= 0) {
            node = x[feature[node]] <= threshold[node] ? left[node] : right[node];
        }
        return node;
    }

    /** The value of the leaf that a row ends in. */
    public double valueAt(double[] x) {
        return value[leaf(x)];
    }

    /** Whether some node splits on a column. */
    public boolean uses(int column) {
        for (int f : feature) {
            if (f == column) {
                return true;
            }
        }
        return false;
    }
}
