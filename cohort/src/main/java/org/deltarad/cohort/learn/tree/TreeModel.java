package org.deltarad.cohort.learn.tree;

import java.util.List;
import org.deltarad.cohort.data.RiskModel;

/** A score that is {@code offset + scale} times the sum of the trees' values. */
public interface TreeModel extends RiskModel {
    List<Tree> trees();

    double offset();

    double scale();

    /** Number of features of a row. */
    int features();

    /** The score of a row that is known to be whole. */
    default double sum(double[] x) {
        double sum = 0;
        for (Tree tree : trees()) {
            sum += tree.valueAt(x);
        }
        return offset() + scale() * sum;
    }
}
