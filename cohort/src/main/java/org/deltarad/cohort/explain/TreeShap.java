package org.deltarad.cohort.explain;

import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.tree.Tree;
import org.deltarad.cohort.learn.tree.TreeModel;

/**
 * Shapley values of a sum of trees by TreeSHAP (Lundberg, Erion and Lee 2018, algorithm 2), path dependent: where a feature
 * is not known, a tree goes both ways with the shares of its training rows (feature_perturbation "tree_path_dependent" of
 * the shap package). For a forest the score is the mortality, for boosting the log hazard.
 */
public final class TreeShap {
    private final TreeModel model;
    private final double base;

    public TreeShap(TreeModel model) {
        this.model = model;
        double sum = 0;
        for (Tree tree : model.trees()) {
            sum += expected(tree, 0);
        }
        base = model.offset() + model.scale() * sum;
    }

    /** The Shapley values of a row. */
    public Attribution explain(double[] x) {
        Rows.check(x, model.features());
        double[] values = new double[model.features()];
        for (Tree tree : model.trees()) {
            descend(tree, 0, x, new Path(), 1, 1, -1, values);
        }
        for (int f = 0; f < values.length; f++) {
            values[f] *= model.scale();
        }
        return new Attribution(base, values);
    }

    private static double expected(Tree tree, int node) {
        if (tree.isLeaf(node)) {
            return tree.value()[node];
        }
        int left = tree.left()[node];
        int right = tree.right()[node];
        return share(tree, node, left) * expected(tree, left) + share(tree, node, right) * expected(tree, right);
    }

    private static double share(Tree tree, int node, int child) {
        return tree.cover()[node] > 0 ? tree.cover()[child] / tree.cover()[node] : 0.5;
    }

    private static void descend(
            Tree tree, int node, double[] x, Path before, double zero, double one, int feature, double[] values) {
        Path path = before.extend(zero, one, feature);
        if (tree.isLeaf(node)) {
            for (int n = 1; n < path.length; n++) {
                values[path.feature[n]] += path.weightWithout(n) * (path.one[n] - path.zero[n]) * tree.value()[node];
            }
            return;
        }
        int split = tree.feature()[node];
        int hot = x[split] <= tree.threshold()[node] ? tree.left()[node] : tree.right()[node];
        int cold = hot == tree.left()[node] ? tree.right()[node] : tree.left()[node];
        double zeroBefore = 1;
        double oneBefore = 1;
        int known = path.find(split);
        if (known > 0) {
            zeroBefore = path.zero[known];
            oneBefore = path.one[known];
            path = path.without(known);
        }
        double hotShare = zeroBefore * share(tree, node, hot);
        double coldShare = zeroBefore * share(tree, node, cold);
        if (hotShare > 0 || oneBefore > 0) {
            descend(tree, hot, x, path, hotShare, oneBefore, split, values);
        }
        if (coldShare > 0) {
            descend(tree, cold, x, path, coldShare, 0, split, values);
        }
    }

    /** Features that were met on the way, each with the shares of subsets that come through without and with it. */
    private static final class Path {
        final int length;
        final int[] feature;
        final double[] zero;
        final double[] one;
        final double[] weight;

        Path() {
            this(0);
        }

        private Path(int length) {
            this.length = length;
            feature = new int[length];
            zero = new double[length];
            one = new double[length];
            weight = new double[length];
        }

        private Path copy(int newLength) {
            Path copy = new Path(newLength);
            int kept = Math.min(length, newLength);
            System.arraycopy(feature, 0, copy.feature, 0, kept);
            System.arraycopy(zero, 0, copy.zero, 0, kept);
            System.arraycopy(one, 0, copy.one, 0, kept);
            System.arraycopy(weight, 0, copy.weight, 0, kept);
            return copy;
        }

        Path extend(double withZero, double withOne, int by) {
            Path longer = copy(length + 1);
            longer.feature[length] = by;
            longer.zero[length] = withZero;
            longer.one[length] = withOne;
            longer.weight[length] = length == 0 ? 1 : 0;
            for (int n = length - 1; n >= 0; n--) {
                longer.weight[n + 1] += withOne * longer.weight[n] * (n + 1) / (length + 1);
                longer.weight[n] = withZero * longer.weight[n] * (length - n) / (length + 1);
            }
            return longer;
        }

        /** The path as if a feature had not been met. */
        Path without(int at) {
            Path shorter = copy(length - 1);
            double[] weights = weightsWithout(at);
            System.arraycopy(weights, 0, shorter.weight, 0, length - 1);
            for (int n = at; n < length - 1; n++) {
                shorter.feature[n] = feature[n + 1];
                shorter.zero[n] = zero[n + 1];
                shorter.one[n] = one[n + 1];
            }
            return shorter;
        }

        double weightWithout(int at) {
            double sum = 0;
            for (double w : weightsWithout(at)) {
                sum += w;
            }
            return sum;
        }

        private double[] weightsWithout(int at) {
            double[] weights = new double[length - 1];
            double next = weight[length - 1];
            for (int n = length - 2; n >= 0; n--) {
                if (one[at] != 0) {
                    weights[n] = next * length / ((n + 1) * one[at]);
                    next = weight[n] - weights[n] * zero[at] * (length - 1 - n) / length;
                } else {
                    weights[n] = weight[n] * length / (zero[at] * (length - 1 - n));
                }
            }
            return weights;
        }

        /** Where a feature was met, 0 when it was not: the path begins with no feature. */
        int find(int split) {
            for (int n = 1; n < length; n++) {
                if (feature[n] == split) {
                    return n;
                }
            }
            return 0;
        }
    }
}
