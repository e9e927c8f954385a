package org.deltarad.cohort.cluster;

import org.deltarad.cohort.data.FitException;

/** How unlike two rows of features are. */
public enum Dissimilarity {
    EUCLIDEAN,
    /** S0. */
    SQUARED_EUCLIDEAN;

    /** Of two rows of the same length. */
    public double of(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("rows of " + a.length + " and " + b.length + " features");
        }
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += (a[n] - b[n]) * (a[n] - b[n]);
        }
        return this == EUCLIDEAN ? Math.sqrt(sum) : sum;
    }

    /** Of all pairs of rows; symmetric. */
    double[][] matrix(double[][] x) {
        double[][] d = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                d[i][j] = of(x[i], x[j]);
                if (!Double.isFinite(d[i][j])) {
                    throw new FitException("row " + i + " or " + j + " has a missing or infinite feature");
                }
                d[j][i] = d[i][j];
            }
        }
        return d;
    }
}
