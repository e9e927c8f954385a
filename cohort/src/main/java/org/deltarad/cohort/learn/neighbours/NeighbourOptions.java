package org.deltarad.cohort.learn.neighbours;

/**
 * How neighbours vote.
 *
 * @param k        number of neighbours; all that are as far as the k-th vote too
 * @param distance between rows
 * @param weights  of the votes
 */
public record NeighbourOptions(int k, Distance distance, Weights weights) {
    /** Between rows, feature by feature. */
    public enum Distance {
        EUCLIDEAN,
        MANHATTAN
    }

    /** Of a neighbour's vote. */
    public enum Weights {
        UNIFORM,
        /** 1 / distance; neighbours without distance, if there are any, vote alone. */
        DISTANCE
    }

    public NeighbourOptions {
        if (k < 1) {
            throw new IllegalArgumentException("nearest neighbours: k = " + k);
        }
    }
}
