package org.deltarad.cohort.regression;

/**
 * The Cholesky factor of the rows and columns of a symmetric matrix that belong to a changing set: what stays at the front is kept, what
 * comes is appended.
 */
final class ActiveFactor {
    /**
     * The smallest pivot, as a fraction of the diagonal element. Rounding leaves the matrix no curvature where it has less, and a step on
     * more than it has is shorter than Newton's, which goes on from there.
     */
    private static final double SMALLEST = 1e-10;

    private double[][] l = {};
    private int[] order = {};
    private int size;

    /** Forgets all: the matrix has changed. */
    void clear() {
        size = 0;
    }

    /**
     * Factors the rows and columns that are in the set.
     *
     * @param matrix symmetric, unchanged since {@link #clear}
     * @param added  to the diagonal
     * @param in     whether a row is in the set, for the first rows of the matrix
     * @return false when a diagonal element is not above 0
     */
    boolean hold(double[][] matrix, double[] added, boolean[] in) {
        if (order.length < in.length) {
            int room = 2 * in.length;
            double[][] more = new double[room][room];
            int[] moreOrder = new int[room];
            for (int i = 0; i < size; i++) {
                System.arraycopy(l[i], 0, more[i], 0, i + 1);
                moreOrder[i] = order[i];
            }
            l = more;
            order = moreOrder;
        }
        boolean[] missing = in.clone();
        int kept = 0;
        while (kept < size && in[order[kept]]) {
            missing[order[kept++]] = false;
        }
        int before = size;
        size = kept;
        for (int i = kept + 1; i < before; i++) {
            int row = order[i];
            if (missing[row]) {
                missing[row] = false;
                if (!append(matrix, added, row)) {
                    return false;
                }
            }
        }
        for (int row = 0; row < missing.length; row++) {
            if (missing[row] && !append(matrix, added, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean append(double[][] matrix, double[] added, int row) {
        double[] own = l[size];
        double[] source = matrix[row];
        for (int k = 0; k < size; k++) {
            own[k] = (source[order[k]] - QuadraticLasso.dot(own, l[k], k)) / l[k][k];
        }
        double diagonal = source[row] + added[row];
        double rest = diagonal - QuadraticLasso.dot(own, own, size);
        if (!(diagonal > 0)) {
            return false;
        }
        own[size] = Math.sqrt(Math.max(rest, SMALLEST * diagonal));
        order[size++] = row;
        return true;
    }

    /** How many rows are in the set. */
    int size() {
        return size;
    }

    /** The row of the matrix at a place of {@link #solve}. */
    int row(int place) {
        return order[place];
    }

    /** Solves in place, in the order of {@link #row}. */
    void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            b[i] = (b[i] - QuadraticLasso.dot(l[i], b, i)) / l[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double[] own = l[i];
            double value = b[i] / own[i];
            b[i] = value;
            for (int k = 0; k < i; k++) {
                b[k] -= value * own[k];
            }
        }
    }
}
