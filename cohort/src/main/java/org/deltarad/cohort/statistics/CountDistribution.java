package org.deltarad.cohort.statistics;

/**
 * Distribution of a whole number from 0, given by how often each comes.
 *
 * @param counts how often, by value; those of symmetric distributions here
 */
record CountDistribution(double[] counts) {

    /** The Mann-Whitney statistic of samples of m and n without ties: ways to choose m of m + n ranks by their sum. */
    static CountDistribution mannWhitney(int m, int n) {
        double[][] ways = new double[m + 1][m * n + 1];
        ways[0][0] = 1;
        // The j-th smallest of the chosen ranks exceeds j by the number of those of the other sample below it.
        for (int rank = 1; rank <= m + n; rank++) {
            for (int j = Math.min(m, rank); j >= 1; j--) {
                int excess = rank - j;
                if (excess <= n) {
                    for (int sum = m * n; sum >= excess; sum--) {
                        ways[j][sum] += ways[j - 1][sum - excess];
                    }
                }
            }
        }
        return new CountDistribution(ways[m]);
    }

    /** The signed-rank statistic of n differences without ties: subsets of the ranks 1 to n by their sum. */
    static CountDistribution signedRank(int n) {
        double[] ways = new double[n * (n + 1) / 2 + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = ways.length - 1; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        return new CountDistribution(ways);
    }

    private double total() {
        double total = 0;
        for (double c : counts) {
            total += c;
        }
        return total;
    }

    /** Twice the smaller tail that includes the value, at most 1; the distribution is symmetric. */
    double twoSided(long value) {
        int tail = (int) Math.min(value, counts.length - 1 - value);
        double sum = 0;
        for (int v = 0; v <= tail; v++) {
            sum += counts[v];
        }
        return Math.min(1, 2 * sum / total());
    }

    /** The smallest value whose lower tail, itself included, is at least p. */
    int quantile(double p) {
        double least = p * total();
        double sum = 0;
        for (int v = 0; v < counts.length; v++) {
            sum += counts[v];
            if (sum >= least * (1 - 1e-12)) {
                return v;
            }
        }
        return counts.length - 1;
    }
}
