package org.deltarad.cohort.learn.boost;

import java.util.List;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.tree.Tree;
import org.deltarad.cohort.learn.tree.TreeModel;

/**
 * A sum of trees, whose leaves have the shrinkage in them.
 *
 * @param features number of features of a row
 * @param offset   what the sum begins with
 * @param scale    by which the trees' sum is multiplied: 1, or -1 where the trees predict a time
 * @param trees    in the order in which they were grown
 */
public record BoostedTrees(int features, double offset, double scale, List<Tree> trees) implements TreeModel {
    public BoostedTrees {
        trees = List.copyOf(trees);
    }

    @Override
    public double score(double[] x) {
        Rows.check(x, features);
        return sum(x);
    }
}
