package org.deltarad.cohort.learn.boost;

/**
 * How a boosted Cox model is grown; in brackets gbm's name.
 *
 * @param trees     number of trees (n.trees)
 * @param splits    splits of a tree, each where the squared error falls most; 1 makes stumps (interaction.depth)
 * @param shrinkage by which a tree's contribution is multiplied (shrinkage)
 * @param leafSize  rows that a leaf has at least (n.minobsinnode)
 * @param subsample share of the rows that a tree is grown on, drawn without replacement (bag.fraction)
 * @param seed      of the draws
 */
public record CoxBoostingOptions(int trees, int splits, double shrinkage, int leafSize, double subsample, long seed) {
    public CoxBoostingOptions {
        require(trees >= 1, "trees", trees);
        require(splits >= 1, "splits", splits);
        require(shrinkage > 0 && shrinkage <= 1, "shrinkage", shrinkage);
        require(leafSize >= 1, "leafSize", leafSize);
        require(subsample > 0 && subsample <= 1, "subsample", subsample);
    }

    /** gbm's defaults, with 500 trees: stumps, shrinkage 0.1, leaves of 10, half of the rows for each tree. */
    public static CoxBoostingOptions defaults(long seed) {
        return new CoxBoostingOptions(500, 1, 0.1, 10, 0.5, seed);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("boosted Cox model: " + what + " = " + value);
        }
    }
}
