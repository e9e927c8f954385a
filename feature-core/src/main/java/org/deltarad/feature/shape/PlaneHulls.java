package org.deltarad.feature.shape;

import java.util.Arrays;
import org.deltarad.volume.GridSize;

/**
 * The convex hulls of the vertices of each plane across one axis. Only the first and the last vertex of each line are
 * kept, and all that a hull needs.
 */
final class PlaneHulls {
    private final int along;
    private final int across;
    private final int axis;
    private final int planes;
    private final int lines;
    private final int[] first;
    private final int[] last;

    /**
     * @param along  axis of the lines of a plane (0 = x)
     * @param across axis that tells lines of a plane apart
     * @param axis   axis that planes are across
     */
    PlaneHulls(GridSize size, int along, int across, int axis) {
        int[] extent = {size.x(), size.y(), size.z()};
        this.along = along;
        this.across = across;
        this.axis = axis;
        this.planes = 2 * extent[axis] + 1;
        this.lines = 2 * extent[across] + 1;
        this.first = new int[planes * lines];
        this.last = new int[planes * lines];
        Arrays.fill(first, Integer.MAX_VALUE);
        Arrays.fill(last, Integer.MIN_VALUE);
    }

    /** Add a vertex by its position along the line, the line's and the plane's, all from -1 and in half voxels. */
    void add(int position, int line, int plane) {
        int n = (plane + 1) * lines + line + 1;
        first[n] = Math.min(first[n], position);
        last[n] = Math.max(last[n], position);
    }

    /** @param half half the spacing along x, y, z, mm */
    HullCorners corners(double[] half) {
        HullCorners corners = new HullCorners(along, across, axis, half);
        int[] left = new int[lines];
        int[] right = new int[lines];
        for (int plane = 0; plane < planes; plane++) {
            int from = plane * lines;
            int leftCount = chain(first, from, 1, left);
            int rightCount = chain(last, from, -1, right);
            corners.addPlane(plane - 1);
            for (int n = 0; n < leftCount; n++) {
                corners.add(first[from + left[n]], left[n] - 1);
            }
            for (int n = 0; n < rightCount; n++) {
                if (last[from + right[n]] != first[from + right[n]] || !isOn(left, leftCount, right[n])) {
                    corners.add(last[from + right[n]], right[n] - 1);
                }
            }
        }
        return corners;
    }

    private static boolean isOn(int[] chain, int count, int line) {
        return Arrays.binarySearch(chain, 0, count, line) >= 0;
    }

    /**
     * One side of the hull (Andrew's monotone chain): the lines whose ends turn strictly.
     *
     * @param side 1 for the side of small positions, -1 for the other
     */
    private int chain(int[] ends, int from, int side, int[] chain) {
        int count = 0;
        for (int line = 0; line < lines; line++) {
            if (last[from + line] == Integer.MIN_VALUE) {
                continue;
            }
            while (count > 1 && !turns(ends, from, side, chain[count - 2], chain[count - 1], line)) {
                count--;
            }
            chain[count++] = line;
        }
        return count;
    }

    private static boolean turns(int[] ends, int from, int side, int a, int b, int c) {
        long ab = (long) (ends[from + b] - ends[from + a]) * (c - b);
        long bc = (long) (ends[from + c] - ends[from + b]) * (b - a);
        return side * (bc - ab) > 0;
    }
}
