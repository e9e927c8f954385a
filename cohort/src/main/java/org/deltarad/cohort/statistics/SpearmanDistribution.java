package org.deltarad.cohort.statistics;

import org.deltarad.cohort.numeric.Normal;

/** Distribution of Spearman's S without ties: algorithm AS 89 (Best and Roberts, Applied Statistics 1975;24:377). */
final class SpearmanDistribution {
    /** Pairs above which R takes Student's t instead. */
    static final int MOST = 1290;

    private static final int EXACT = 9;

    private SpearmanDistribution() {}

    /** @param s sum of squared differences of ranks, an even number but for rounding */
    static double twoSided(double s, int n) {
        double middle = (double) n * ((double) n * n - 1) / 6;
        long even = 2 * Math.round(s / 2);
        return Math.min(1, 2 * (s > middle ? atLeast(even, n) : below(even + 2, n)));
    }

    /** P(S >= s). */
    private static double atLeast(long s, int n) {
        return n <= EXACT ? exact(s, n) : edgeworth(s, n, 1);
    }

    /** P(S < s). */
    private static double below(long s, int n) {
        return n <= EXACT ? 1 - exact(s, n) : edgeworth(s, n, -1);
    }

    private static double exact(long s, int n) {
        long[] counts = new long[2];
        count(new boolean[n], 0, 0, s, counts);
        return (double) counts[1] / counts[0];
    }

    /** Goes through all permutations; counts[0] all, counts[1] those with a sum of at least s. */
    private static void count(boolean[] taken, int position, long sum, long s, long[] counts) {
        if (position == taken.length) {
            counts[0]++;
            counts[1] += sum >= s ? 1 : 0;
            return;
        }
        for (int rank = 0; rank < taken.length; rank++) {
            if (!taken[rank]) {
                taken[rank] = true;
                count(taken, position + 1, sum + (long) (rank - position) * (rank - position), s, counts);
                taken[rank] = false;
            }
        }
    }

    /** The series with the coefficients as printed; side 1 is P(S >= s), -1 is P(S < s). */
    private static double edgeworth(long s, int n, int side) {
        double b = 1.0 / n;
        double x = (6.0 * (s - 1) * b / ((double) n * n - 1) - 1) * Math.sqrt(1 / b - 1);
        double y = x * x;
        double inner = 0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y);
        double u = x
                * b
                * (0.2274
                        + b * (0.2531 + 0.1745 * b)
                        + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * (0.0879 + 0.0151 * b - y * inner)));
        return Math.max(0, Math.min(1, side * u / Math.exp(y / 2) + Normal.upperTail(side * x)));
    }
}
