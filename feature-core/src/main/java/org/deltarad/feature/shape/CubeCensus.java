package org.deltarad.feature.shape;

import java.util.Arrays;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/** How many cubes of each kind (set of corners inside) a region has, and the sums of their indices. */
final class CubeCensus {
    static final int KINDS = 256;

    private final long[] counts = new long[KINDS];
    private final long[] sumI = new long[KINDS];
    private final long[] sumJ = new long[KINDS];
    private final long[] sumK = new long[KINDS];

    private CubeCensus() {}

    /** The cubes that have a corner in the box, from one voxel before it along each axis. */
    static CubeCensus of(boolean[] inside, GridSize size) {
        CubeCensus census = new CubeCensus();
        byte[][] here = new byte[size.y() + 1][size.x() + 2];
        byte[][] next = new byte[size.y() + 1][size.x() + 2];
        for (int k = -1; k < size.z(); k++) {
            for (int j = -1; j < size.y(); j++) {
                pairRows(inside, size, j, k + 1, next[j + 1]);
                census.add(here[j + 1], next[j + 1], j, k);
            }
            byte[][] done = here;
            here = next;
            next = done;
        }
        return census;
    }

    /** Bit 0 for the voxel of row j and bit 3 for that of row j + 1, from one column before the box to one after. */
    private static void pairRows(boolean[] inside, GridSize size, int j, int k, byte[] pair) {
        Arrays.fill(pair, (byte) 0);
        if (k < size.z()) {
            if (j >= 0) {
                mark(inside, size.index(0, j, k), 1, pair);
            }
            if (j + 1 < size.y()) {
                mark(inside, size.index(0, j + 1, k), 8, pair);
            }
        }
    }

    private static void mark(boolean[] inside, int from, int bit, byte[] pair) {
        for (int i = 1; i < pair.length - 1; i++) {
            pair[i] |= (byte) (inside[from + i - 1] ? bit : 0);
        }
    }

    /**
     * Adds a row of cubes. Corners of {@link MeshCube} run round a face: of a pair of rows, bits 0 and 3 are those of
     * the voxel at the cube's index, bits 1 and 2 those of the next column; four bits on for the next slice.
     */
    private void add(byte[] here, byte[] next, int j, int k) {
        int before = here[0] | next[0] << 4;
        for (int i = 1; i < here.length; i++) {
            int after = here[i] | next[i] << 4;
            int kind = before | (after & 0x11) << 1 | (after & 0x88) >> 1;
            before = after;
            if (kind != 0 && kind != KINDS - 1) {
                counts[kind]++;
                sumI[kind] += i - 2;
                sumJ[kind] += j;
                sumK[kind] += k;
            }
        }
    }

    long count(int kind) {
        return counts[kind];
    }

    /** The sum of the positions of the first corners, from the centre of the voxel before the box along each axis, mm. */
    Vector3 sumOfPositions(int kind, Vector3 spacing) {
        long count = counts[kind];
        return new Vector3(
                (sumI[kind] + count) * spacing.x(),
                (sumJ[kind] + count) * spacing.y(),
                (sumK[kind] + count) * spacing.z());
    }
}
