package org.deltarad.feature.ibsi.texture;

import java.util.List;
import org.deltarad.volume.GridSize;

/**
 * The part of the box that a matrix is made of.
 *
 * @param start      first slice
 * @param end        one after the last
 * @param directions in which neighbours lie
 */
record Slices(int start, int end, List<Direction> directions) {
    static Slices all(GridSize size) {
        return new Slices(0, size.z(), Direction.VOLUME);
    }

    static Slices one(int k) {
        return new Slices(k, k + 1, Direction.SLICE);
    }

    /** Array position of the first voxel. */
    int from(GridSize size) {
        return start * size.x() * size.y();
    }

    /** One after that of the last voxel. */
    int to(GridSize size) {
        return end * size.x() * size.y();
    }
}
