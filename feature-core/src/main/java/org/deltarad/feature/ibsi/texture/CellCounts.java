package org.deltarad.feature.ibsi.texture;

import java.util.Arrays;

/**
 * A sparse matrix of counts, rows and columns from 1: pairs of grey levels, or a grey level and a size. Takes as much
 * memory as it has cells, however large the numbers of rows and columns are.
 */
final class CellCounts {
    private static final int SHIFT = 32;
    private static final long EMPTY = 0;
    /** 2^64 over the golden ratio: multiplying by it spreads keys over the upper half (Fibonacci hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[64];
    private long[] counts = new long[64];
    private int used;

    /** Adds to the cell of a row and a column, both 1 or more. */
    void add(int row, int column, long count) {
        add(((long) row << SHIFT) | column, count);
    }

    /** Adds all cells of another matrix. */
    void addAll(CellCounts other) {
        for (int n = 0; n < other.keys.length; n++) {
            if (other.keys[n] != EMPTY) {
                add(other.keys[n], other.counts[n]);
            }
        }
    }

    private void add(long key, long count) {
        int mask = keys.length - 1;
        int slot = (int) ((key * SPREAD) >>> SHIFT) & mask;
        while (keys[slot] != key) {
            if (keys[slot] == EMPTY) {
                keys[slot] = key;
                used++;
                break;
            }
            slot = (slot + 1) & mask;
        }
        counts[slot] += count;
        if (2 * used > keys.length) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new long[keys.length];
        used = 0;
        for (int n = 0; n < oldKeys.length; n++) {
            if (oldKeys[n] != EMPTY) {
                add(oldKeys[n], oldCounts[n]);
            }
        }
    }

    /** Whether all cells are 0. */
    boolean isEmpty() {
        return used == 0;
    }

    /** Number of cells that are not 0. */
    int size() {
        return used;
    }

    /** Calls {@code visitor} for each cell that is not 0, by row, then column. */
    void forEach(CellVisitor visitor) {
        long[] sorted = new long[used];
        int n = 0;
        for (long key : keys) {
            if (key != EMPTY) {
                sorted[n++] = key;
            }
        }
        Arrays.sort(sorted);
        for (long key : sorted) {
            visitor.visit((int) (key >>> SHIFT), (int) key, count(key));
        }
    }

    private long count(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * SPREAD) >>> SHIFT) & mask;
        while (keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return counts[slot];
    }

    /** Receives a cell. */
    @FunctionalInterface
    interface CellVisitor {
        void visit(int row, int column, long count);
    }
}
