package org.deltarad.feature.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Largest distances between vertices of the mesh, mm.
 *
 * @param volume between any two
 * @param slice  between two of the same z
 * @param column between two of the same y
 * @param row    between two of the same x
 */
record Diameters(double volume, double slice, double column, double row) {

    /** The diameters of the voxels inside a box, x fastest. */
    static Diameters of(boolean[] inside, GridSize size, Vector3 spacing) {
        List<int[]> vertices = vertices(inside, size);
        double[] half = {spacing.x() / 2, spacing.y() / 2, spacing.z() / 2};
        return new Diameters(
                largest(extremes(vertices, 0, 1, 2), -1, half),
                largest(extremes(vertices, 0, 1), 2, half),
                largest(extremes(vertices, 0, 2), 1, half),
                largest(extremes(vertices, 1, 2), 0, half));
    }

    /** The middles between adjacent voxels of which one is inside, in half voxels along x, y, z. */
    private static List<int[]> vertices(boolean[] inside, GridSize size) {
        List<int[]> vertices = new ArrayList<>();
        int[] extent = {size.x(), size.y(), size.z()};
        int[] step = {1, size.x(), size.x() * size.y()};
        for (int n = 0; n < inside.length; n++) {
            if (inside[n]) {
                int[] at = {n % extent[0], n / extent[0] % extent[1], n / extent[0] / extent[1]};
                for (int axis = 0; axis < 3; axis++) {
                    for (int side = -1; side <= 1; side += 2) {
                        int neighbour = at[axis] + side;
                        boolean out = neighbour < 0 || neighbour >= extent[axis] || !inside[n + side * step[axis]];
                        if (out) {
                            int[] vertex = {2 * at[0], 2 * at[1], 2 * at[2]};
                            vertex[axis] += side;
                            vertices.add(vertex);
                        }
                    }
                }
            }
        }
        return vertices;
    }

    /** The vertices that are first or last on their line along each of the axes: no others are farthest apart. */
    private static List<int[]> extremes(List<int[]> vertices, int... axes) {
        List<int[]> kept = vertices;
        for (int axis : axes) {
            LineEnds ends = new LineEnds(vertices, axis);
            kept = kept.stream().filter(ends::holds).toList();
        }
        return kept;
    }

    /** The largest distance, among vertices with the same position along {@code plane} unless it is -1. */
    private static double largest(List<int[]> vertices, int plane, double[] half) {
        double largest = 0;
        for (int a = 0; a < vertices.size(); a++) {
            int[] p = vertices.get(a);
            for (int b = 0; b < a; b++) {
                int[] q = vertices.get(b);
                if (plane < 0 || p[plane] == q[plane]) {
                    double x = (p[0] - q[0]) * half[0];
                    double y = (p[1] - q[1]) * half[1];
                    double z = (p[2] - q[2]) * half[2];
                    largest = Math.max(largest, x * x + y * y + z * z);
                }
            }
        }
        return Math.sqrt(largest);
    }

    /** First and last vertex of each line along an axis. */
    private static final class LineEnds {
        private final int axis;
        private final Map<Long, int[]> ends = new HashMap<>();

        LineEnds(List<int[]> vertices, int axis) {
            this.axis = axis;
            for (int[] v : vertices) {
                int[] end = ends.computeIfAbsent(line(v), l -> new int[] {v[axis], v[axis]});
                end[0] = Math.min(end[0], v[axis]);
                end[1] = Math.max(end[1], v[axis]);
            }
        }

        boolean holds(int[] vertex) {
            int[] end = ends.get(line(vertex));
            return vertex[axis] == end[0] || vertex[axis] == end[1];
        }

        private long line(int[] v) {
            int first = v[(axis + 1) % 3];
            int second = v[(axis + 2) % 3];
            return ((long) first << Integer.SIZE) | Integer.toUnsignedLong(second);
        }
    }
}
