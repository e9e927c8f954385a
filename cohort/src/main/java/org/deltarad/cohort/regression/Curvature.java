package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Minus the second derivatives of a loss by the coefficients of some columns, the members, as they were where {@link
 * #renew} was last called. Newton's method goes on with them as long as it gains, since they cost more than all else.
 */
final class Curvature {
    private final double[][] x;
    private final PathLoss loss;
    private final double[] weight;
    private final int[] position;
    private int[] members = {};
    private double[][] products = {};
    private double[][] coupled = {};

    /** @param x columns */
    Curvature(double[][] x, PathLoss loss, int rows) {
        this.x = x;
        this.loss = loss;
        this.weight = new double[rows];
        this.position = new int[x.length];
        Arrays.fill(position, -1);
    }

    /** The columns whose derivatives are known, in the order of {@link #products}. Not to be changed. */
    int[] members() {
        return members;
    }

    /** By member and member; rows may be longer than there are members. Not to be changed. */
    double[][] products() {
        return products;
    }

    boolean holds(int column) {
        return position[column] >= 0;
    }

    /** The second derivative by a member's coefficient. */
    double of(int column) {
        int a = position[column];
        return products[a][a];
    }

    /** Takes those of the predictors that the loss was last expanded at, for these columns alone. */
    void renew(double[] weights, List<Integer> columns) {
        System.arraycopy(weights, 0, weight, 0, weight.length);
        loss.keep();
        Arrays.fill(position, -1);
        members = new int[0];
        admit(columns);
        int size = members.length;
        for (int a = 0; a < size; a++) {
            Arrays.fill(products[a], 0, size, 0);
        }
        add(x, members, weight);
        double[] minus = new double[size == 0 ? 0 : coupled[0].length];
        Arrays.fill(minus, -1);
        add(coupled, IntStream.range(0, size).toArray(), minus);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                products[b][a] = products[a][b];
            }
        }
    }

    /** Adds columns that are no members, with the derivatives there. */
    void include(List<Integer> columns) {
        int from = members.length;
        admit(columns);
        double[] weighted = new double[weight.length];
        for (int a = from; a < members.length; a++) {
            double[] column = x[members[a]];
            for (int n = 0; n < weighted.length; n++) {
                weighted[n] = weight[n] * column[n];
            }
            for (int b = 0; b <= a; b++) {
                double product =
                        QuadraticLasso.dot(weighted, x[members[b]]) - QuadraticLasso.dot(coupled[a], coupled[b]);
                products[a][b] = product;
                products[b][a] = product;
            }
        }
    }

    private void admit(List<Integer> columns) {
        int from = members.length;
        int size = from + columns.size();
        members = Arrays.copyOf(members, size);
        if (products.length < size) {
            double[][] larger = new double[2 * size][2 * size];
            for (int a = 0; a < from; a++) {
                System.arraycopy(products[a], 0, larger[a], 0, from);
            }
            products = larger;
            coupled = Arrays.copyOf(coupled, 2 * size);
        }
        for (int a = from; a < size; a++) {
            int j = columns.get(a - from);
            members[a] = j;
            position[j] = a;
            coupled[a] = loss.coupled(x[j]);
        }
    }

    /** Adds the weighted cross products of columns to the lower triangle, four rows at a time, along which the processor computes several columns at once. */
    private void add(double[][] from, int[] columns, double[] weights) {
        int size = columns.length;
        int rows = (weights.length + 3) / 4 * 4;
        double[][] row = new double[rows][size];
        for (int a = 0; a < size; a++) {
            double[] column = from[columns[a]];
            for (int n = 0; n < weights.length; n++) {
                row[n][a] = column[n];
            }
        }
        double[] w = Arrays.copyOf(weights, rows);
        for (int n = 0; n < rows; n += 4) {
            double[] r0 = row[n];
            double[] r1 = row[n + 1];
            double[] r2 = row[n + 2];
            double[] r3 = row[n + 3];
            for (int a = 0; a < size; a++) {
                add(
                        products[a],
                        a + 1,
                        r0,
                        w[n] * r0[a],
                        r1,
                        w[n + 1] * r1[a],
                        r2,
                        w[n + 2] * r2[a],
                        r3,
                        w[n + 3] * r3[a]);
            }
        }
    }

    private static void add(
            double[] sum,
            int size,
            double[] r0,
            double w0,
            double[] r1,
            double w1,
            double[] r2,
            double w2,
            double[] r3,
            double w3) {
        for (int b = 0; b < size; b++) {
            sum[b] += w0 * r0[b] + w1 * r1[b] + w2 * r2[b] + w3 * r3[b];
        }
    }
}
