package org.deltarad.cohort.statistics;

import java.util.Arrays;

/**
 * How many paths of each length come to a node: a hash table of lengths in {@link #UNIT} and of sums of weights. Not thread
 * safe.
 */
final class PathSums {
    /** Lengths are logarithms; those that are equal differ by rounding (1e-13) only and get the same number of units. */
    static final double UNIT = 1e-11;

    private static final long FREE = Long.MIN_VALUE;

    private long[] lengths = new long[16];
    private double[] weights = new double[16];
    private int size;

    PathSums() {
        Arrays.fill(lengths, FREE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** A length in units. */
    static long units(double length) {
        return Math.round(length / UNIT);
    }

    /** Adds paths of a length. */
    void add(long length, double weight) {
        int at = place(lengths, length);
        if (lengths[at] == FREE) {
            lengths[at] = length;
            size++;
        }
        weights[at] += weight;
        if (2 * size > lengths.length) {
            grow();
        }
    }

    private static int place(long[] lengths, long length) {
        long mixed = length * 0x9e3779b97f4a7c15L;
        int at = (int) (mixed >>> 32) & (lengths.length - 1);
        while (lengths[at] != FREE && lengths[at] != length) {
            at = (at + 1) & (lengths.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] wider = new long[2 * lengths.length];
        double[] heavier = new double[wider.length];
        Arrays.fill(wider, FREE);
        for (int n = 0; n < lengths.length; n++) {
            if (lengths[n] != FREE) {
                int at = place(wider, lengths[n]);
                wider[at] = lengths[n];
                heavier[at] = weights[n];
            }
        }
        lengths = wider;
        weights = heavier;
    }

    /** Takes a length, in units, and the weight of its paths. */
    @FunctionalInterface
    interface Visitor {
        void visit(long length, double weight);
    }

    void forEach(Visitor visitor) {
        for (int n = 0; n < lengths.length; n++) {
            if (lengths[n] != FREE) {
                visitor.visit(lengths[n], weights[n]);
            }
        }
    }
}
