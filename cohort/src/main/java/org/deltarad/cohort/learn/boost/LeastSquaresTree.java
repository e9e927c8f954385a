package org.deltarad.cohort.learn.boost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.learn.tree.Tree;
import org.deltarad.cohort.learn.tree.TreeBuilder;

/**
 * A regression tree that is split where its squared error falls most, a given number of times. Of equal splits the
 * first feature's lowest is taken, as in gbm.
 */
final class LeastSquaresTree {
    private record Leaf(int node, int rows, double sum, int feature, double threshold, double improvement) {}

    private final double[][] x;
    private final int[][] ascending;
    private final int leafSize;
    private final boolean[] in;
    private final double[] target;

    private final TreeBuilder tree = new TreeBuilder();
    private final int[] leafOf;
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * @param ascending for each feature the rows in the order of its values
     * @param in        rows to grow on
     */
    LeastSquaresTree(double[][] x, int[][] ascending, int leafSize, boolean[] in, double[] target) {
        this.x = x;
        this.ascending = ascending;
        this.leafSize = leafSize;
        this.in = in;
        this.target = target;
        leafOf = new int[x.length];
    }

    void grow(int splits) {
        int rows = 0;
        double sum = 0;
        for (int row = 0; row < in.length; row++) {
            if (in[row]) {
                rows++;
                sum += target[row];
            }
        }
        leaves.add(best(0, tree.leaf(rows), rows, sum));
        for (int n = 0; n < splits; n++) {
            int chosen = 0;
            for (int leaf = 1; leaf < leaves.size(); leaf++) {
                chosen = leaves.get(leaf).improvement() > leaves.get(chosen).improvement() ? leaf : chosen;
            }
            if (leaves.get(chosen).improvement() == 0) {
                return;
            }
            split(chosen);
        }
    }

    int leaves() {
        return leaves.size();
    }

    /** Of each row, those that the tree was not grown on included. */
    int[] leafOf() {
        return leafOf;
    }

    /** @param values of the leaves */
    Tree withValues(double[] values) {
        for (int leaf = 0; leaf < values.length; leaf++) {
            tree.value(leaves.get(leaf).node(), values[leaf]);
        }
        return tree.build();
    }

    private void split(int chosen) {
        Leaf at = leaves.get(chosen);
        int added = leaves.size();
        int rows = 0;
        double sum = 0;
        for (int row = 0; row < x.length; row++) {
            if (leafOf[row] == chosen && x[row][at.feature()] > at.threshold()) {
                leafOf[row] = added;
                if (in[row]) {
                    rows++;
                    sum += target[row];
                }
            }
        }
        int left = tree.leaf(at.rows() - rows);
        int right = tree.leaf(rows);
        tree.split(at.node(), at.feature(), at.threshold(), left, right);
        leaves.set(chosen, best(chosen, left, at.rows() - rows, at.sum() - sum));
        leaves.add(best(added, right, rows, sum));
    }

    private Leaf best(int leaf, int node, int rows, double sum) {
        Leaf best = new Leaf(node, rows, sum, -1, 0, 0);
        if (rows < 2 * leafSize) {
            return best;
        }
        for (int f = 0; f < ascending.length; f++) {
            int leftRows = 0;
            double left = 0;
            double last = Double.NEGATIVE_INFINITY;
            for (int row : ascending[f]) {
                if (!in[row] || leafOf[row] != leaf) {
                    continue;
                }
                double value = x[row][f];
                int rightRows = rows - leftRows;
                if (value != last && leftRows >= leafSize && rightRows >= leafSize) {
                    double gap = left / leftRows - (sum - left) / rightRows;
                    double improvement = (double) leftRows * rightRows * gap * gap / rows;
                    if (improvement > best.improvement()) {
                        best = new Leaf(node, rows, sum, f, TreeBuilder.between(last, value), improvement);
                    }
                }
                left += target[row];
                leftRows++;
                last = value;
            }
        }
        return best;
    }

    /** For each feature the rows in the order of its values, equal ones in their own. */
    static int[][] ascending(double[][] x) {
        int[][] orders = new int[x[0].length][];
        for (int f = 0; f < orders.length; f++) {
            int feature = f;
            Integer[] order = new Integer[x.length];
            Arrays.setAll(order, n -> n);
            Arrays.sort(order, (a, b) -> Double.compare(x[a][feature], x[b][feature]));
            orders[f] = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        }
        return orders;
    }
}
