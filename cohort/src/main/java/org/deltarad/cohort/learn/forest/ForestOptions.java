package org.deltarad.cohort.learn.forest;

/**
 * How a random survival forest is grown.
 *
 * @param trees       number of trees
 * @param mtry        features drawn for each split, 0 for the square root of their number, rounded up; more than there are means all
 * @param nodeSize    a node of at most this many training rows is a leaf (ranger's min.node.size)
 * @param leafSize    rows that each side of a split has at least (ranger's min.bucket)
 * @param splitPoints cuts that are drawn per feature and node without replacement, 0 for all of them
 * @param timePoints  points of the grid on which cumulative hazards are kept, spread evenly over the distinct event times; 0 for all event times
 * @param sampling    which rows a tree sees
 * @param fraction    of the rows that a tree draws; rounded down, at least one
 * @param importance  whether permutation importance is computed
 * @param seed        of all that is drawn
 */
public record ForestOptions(
        int trees,
        int mtry,
        int nodeSize,
        int leafSize,
        int splitPoints,
        int timePoints,
        Sampling sampling,
        double fraction,
        boolean importance,
        long seed) {

    /** Which rows a tree is grown on; the others are out of bag. */
    public enum Sampling {
        /** A bootstrap sample: drawn with replacement. */
        WITH_REPLACEMENT,
        WITHOUT_REPLACEMENT,
        /** Every row once; nothing is out of bag. */
        ALL
    }

    public ForestOptions {
        require(trees >= 1, "trees", trees);
        require(mtry >= 0, "mtry", mtry);
        require(nodeSize >= 1, "nodeSize", nodeSize);
        require(leafSize >= 1, "leafSize", leafSize);
        require(splitPoints >= 0, "splitPoints", splitPoints);
        require(timePoints >= 0, "timePoints", timePoints);
        require(fraction > 0 && fraction <= 1, "fraction", fraction);
        require(!importance || sampling != Sampling.ALL, "importance without rows out of bag", sampling);
    }

    /** randomForestSRC's defaults: 500 trees, nodes of 15, 10 random cuts, 150 times, 63.2 % of the rows without replacement. */
    public static ForestOptions defaults(long seed) {
        return new ForestOptions(500, 0, 15, 1, 10, 150, Sampling.WITHOUT_REPLACEMENT, 0.632, false, seed);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("random survival forest: " + what + " = " + value);
        }
    }
}
