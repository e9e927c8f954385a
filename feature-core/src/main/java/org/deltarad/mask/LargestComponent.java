package org.deltarad.mask;

import java.util.Arrays;
import java.util.Optional;
import org.deltarad.volume.GridSize;

/** The largest connected component of a mask, by runs along x that are joined where rows or slices touch by faces. */
final class LargestComponent {
    private final GridSize size;
    private int[] first = new int[1024];
    private int[] end = new int[1024];
    private int[] parent = new int[1024];
    private int runs;
    private final int[] firstOfRow;

    private LargestComponent(GridSize size) {
        this.size = size;
        this.firstOfRow = new int[size.y() * size.z() + 1];
    }

    /**
     * The voxels of the largest component; of equal ones the one that comes first, x fastest. Empty when no voxel is inside.
     *
     * @param inside x fastest
     */
    static Optional<boolean[]> of(boolean[] inside, GridSize size) {
        LargestComponent components = new LargestComponent(size);
        components.collect(inside);
        components.join();
        return components.largest();
    }

    private void collect(boolean[] inside) {
        for (int row = 0; row < firstOfRow.length - 1; row++) {
            firstOfRow[row] = runs;
            int stop = (row + 1) * size.x();
            for (int n = row * size.x(); n < stop; n++) {
                if (inside[n]) {
                    int from = n;
                    while (n < stop && inside[n]) {
                        n++;
                    }
                    add(from, n);
                }
            }
        }
        firstOfRow[firstOfRow.length - 1] = runs;
    }

    private void add(int from, int to) {
        if (runs == first.length) {
            first = Arrays.copyOf(first, 2 * runs);
            end = Arrays.copyOf(end, 2 * runs);
            parent = Arrays.copyOf(parent, 2 * runs);
        }
        first[runs] = from;
        end[runs] = to;
        parent[runs] = runs;
        runs++;
    }

    private void join() {
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int row = k * size.y() + j;
                if (j > 0) {
                    join(row - 1, row);
                }
                if (k > 0) {
                    join(row - size.y(), row);
                }
            }
        }
    }

    /** Joins the runs of two rows, one before the other, that have a column in common. */
    private void join(int before, int row) {
        int shift = (row - before) * size.x();
        int a = firstOfRow[before];
        int b = firstOfRow[row];
        while (a < firstOfRow[before + 1] && b < firstOfRow[row + 1]) {
            if (first[a] + shift < end[b] && first[b] < end[a] + shift) {
                int one = root(a);
                int other = root(b);
                parent[Math.max(one, other)] = Math.min(one, other);
            }
            if (end[a] + shift < end[b]) {
                a++;
            } else {
                b++;
            }
        }
    }

    private int root(int run) {
        int r = run;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    private Optional<boolean[]> largest() {
        int[] voxels = new int[runs];
        int best = -1;
        for (int r = 0; r < runs; r++) {
            voxels[root(r)] += end[r] - first[r];
        }
        for (int r = 0; r < runs; r++) {
            best = voxels[r] > 0 && (best < 0 || voxels[r] > voxels[best]) ? r : best;
        }
        if (best < 0) {
            return Optional.empty();
        }
        boolean[] kept = new boolean[size.voxels()];
        for (int r = 0; r < runs; r++) {
            if (root(r) == best) {
                Arrays.fill(kept, first[r], end[r], true);
            }
        }
        return Optional.of(kept);
    }
}
