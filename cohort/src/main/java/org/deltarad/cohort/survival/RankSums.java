package org.deltarad.cohort.survival;

/** Weights by rank with sums over all lower ranks in logarithmic time (a Fenwick tree). */
final class RankSums {
    private final double[] tree;
    private final double[] weight;
    private double total;

    RankSums(int ranks) {
        tree = new double[ranks + 1];
        weight = new double[ranks];
    }

    void add(int rank, double w) {
        weight[rank] += w;
        total += w;
        for (int n = rank + 1; n < tree.length; n += n & -n) {
            tree[n] += w;
        }
    }

    double below(int rank) {
        double sum = 0;
        for (int n = rank; n > 0; n -= n & -n) {
            sum += tree[n];
        }
        return sum;
    }

    double at(int rank) {
        return weight[rank];
    }

    double total() {
        return total;
    }
}
