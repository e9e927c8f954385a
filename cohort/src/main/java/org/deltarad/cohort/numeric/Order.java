package org.deltarad.cohort.numeric;

import java.util.Arrays;

/** Stable sorting of indices by values, without boxing: bootstraps and cross-validation sort a lot. */
public final class Order {
    private Order() {}

    /** Indices of the values in ascending order; equal values keep their order. NaN comes last. */
    public static int[] ascending(double[] values) {
        int[] order = new int[values.length];
        Arrays.setAll(order, n -> n);
        sort(values, order, new int[values.length], 0, values.length);
        return order;
    }

    /** Ranks from 1, equal values sharing their mean rank. */
    public static double[] midranks(double[] values) {
        int[] order = ascending(values);
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int n = start; n < end; n++) {
                ranks[order[n]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    private static void sort(double[] v, int[] order, int[] spare, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(v, order, spare, from, middle);
        sort(v, order, spare, middle, to);
        if (Double.compare(v[order[middle - 1]], v[order[middle]]) <= 0) {
            return;
        }
        System.arraycopy(order, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int n = from; n < to; n++) {
            boolean takeLeft = right == to || (left < middle && Double.compare(v[spare[left]], v[spare[right]]) <= 0);
            order[n] = takeLeft ? spare[left++] : spare[right++];
        }
    }
}
