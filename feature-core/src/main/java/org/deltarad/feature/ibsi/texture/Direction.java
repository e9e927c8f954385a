package org.deltarad.feature.ibsi.texture;

import java.util.List;
import org.deltarad.volume.GridSize;

/** A step to one of the 26 neighbours of a voxel. */
record Direction(int dx, int dy, int dz) {
    /** One of each pair of opposite directions in a slice. */
    static final List<Direction> SLICE =
            List.of(new Direction(1, 0, 0), new Direction(1, 1, 0), new Direction(0, 1, 0), new Direction(-1, 1, 0));

    /** One of each pair of opposite directions in the volume. */
    static final List<Direction> VOLUME = List.of(
            new Direction(1, 0, 0),
            new Direction(1, 1, 0),
            new Direction(0, 1, 0),
            new Direction(-1, 1, 0),
            new Direction(0, 0, 1),
            new Direction(0, 1, 1),
            new Direction(0, -1, 1),
            new Direction(1, 0, 1),
            new Direction(-1, 0, 1),
            new Direction(1, 1, 1),
            new Direction(-1, -1, 1),
            new Direction(1, -1, 1),
            new Direction(-1, 1, 1));

    /** Difference of array positions. */
    int step(GridSize size) {
        return size.index(dx, dy, dz);
    }

    /** The first position along an axis of extent {@code n} whose neighbour at {@code delta} is within. */
    private static int from(int delta) {
        return Math.max(0, -delta);
    }

    private static int to(int delta, int n) {
        return n - Math.max(0, delta);
    }

    /** Calls {@code pair} for each voxel of the slices and its neighbour, both within the box, in array order. */
    void forEachPair(GridSize size, Slices slices, PairVisitor pair) {
        int step = step(size);
        int last = Math.min(slices.end(), to(dz, size.z()));
        for (int k = slices.start(); k < last; k++) {
            for (int j = from(dy); j < to(dy, size.y()); j++) {
                int row = size.index(0, j, k);
                for (int n = row + from(dx); n < row + to(dx, size.x()); n++) {
                    pair.visit(n, n + step);
                }
            }
        }
    }

    /** Receives array positions of a voxel and its neighbour. */
    @FunctionalInterface
    interface PairVisitor {
        void visit(int voxel, int neighbour);
    }
}
