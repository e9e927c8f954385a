package org.deltarad.feature.ibsi.morphology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.volume.Vector3;

/**
 * The convex hull of points with whole-numbered coordinates, by Quickhull. Which side of a plane a point is on is decided
 * exactly, so that points in one plane need no tolerance. Scaling the axes does not change which points are corners.
 */
final class ConvexHull {
    private final int[] points;
    private final List<HullFace> faces = new ArrayList<>();

    /** The edge from {@code from} to {@code to} of a visible face, and the face behind it that stays. */
    private record Horizon(int from, int to, HullFace behind) {}

    private ConvexHull(int[] points) {
        this.points = points;
    }

    /**
     * The hull.
     *
     * @param points x, y, z one after another, absolute values below 2^19; not all in one plane
     */
    static ConvexHull of(int[] points) {
        ConvexHull hull = new ConvexHull(points);
        hull.build();
        return hull;
    }

    /** Corners of the triangles, counterclockwise from outside, as numbers of points. */
    List<int[]> triangles() {
        return faces.stream().map(f -> new int[] {f.a, f.b, f.c}).toList();
    }

    /** The corners of the hull with its axes scaled. */
    Vector3[] vertices(Vector3 scale) {
        return faces.stream()
                .flatMapToInt(f -> Arrays.stream(new int[] {f.a, f.b, f.c}))
                .distinct()
                .sorted()
                .mapToObj(n -> at(n, scale))
                .toArray(Vector3[]::new);
    }

    /** A point with its axes scaled. */
    Vector3 at(int point, Vector3 scale) {
        return new Vector3(
                points[3 * point] * scale.x(), points[3 * point + 1] * scale.y(), points[3 * point + 2] * scale.z());
    }

    private void build() {
        Deque<HullFace> open = new ArrayDeque<>(tetrahedron());
        while (!open.isEmpty()) {
            HullFace face = open.pop();
            if (face.removed || face.count == 0) {
                continue;
            }
            int apex = face.farthest(points);
            List<HullFace> visible = new ArrayList<>();
            List<Horizon> horizon = horizon(face, apex, visible);
            List<HullFace> cone = cone(apex, horizon);
            for (HullFace old : visible) {
                for (int n = 0; n < old.count; n++) {
                    assign(old.outside[n], cone);
                }
                old.outside = new int[0];
            }
            open.addAll(cone);
            faces.addAll(cone);
        }
        faces.removeIf(f -> f.removed);
    }

    private List<HullFace> tetrahedron() {
        int count = points.length / 3;
        int a = 0;
        int b = 0;
        long best = 0;
        for (int n = 1; n < count; n++) {
            long length = 0;
            for (int axis = 0; axis < 3; axis++) {
                long d = points[3 * n + axis] - (long) points[axis];
                length += d * d;
            }
            if (length > best) {
                best = length;
                b = n;
            }
        }
        int c = 0;
        double area = 0;
        for (int n = 0; n < count; n++) {
            double other = new HullFace(points, a, b, n).squaredArea();
            if (other > area) {
                area = other;
                c = n;
            }
        }
        HullFace base = new HullFace(points, a, b, c);
        int d = 0;
        for (int n = 0; n < count; n++) {
            if (Math.abs(base.height(points, n)) > Math.abs(base.height(points, d))) {
                d = n;
            }
        }
        if (base.height(points, d) == 0) {
            throw new IllegalArgumentException("the points lie in one plane");
        }
        int[] order = base.height(points, d) < 0 ? new int[] {a, b, c} : new int[] {a, c, b};
        HullFace bottom = new HullFace(points, order[0], order[1], order[2]);
        List<Horizon> edges = List.of(
                new Horizon(order[1], order[0], bottom),
                new Horizon(order[2], order[1], bottom),
                new Horizon(order[0], order[2], bottom));
        List<HullFace> all = new ArrayList<>(cone(d, edges));
        all.add(bottom);
        faces.addAll(all);
        for (int n = 0; n < count; n++) {
            assign(n, all);
        }
        return all;
    }

    /** Keeps a point with the first face that it is beyond; a point inside all is dropped. */
    private void assign(int point, List<HullFace> candidates) {
        for (HullFace face : candidates) {
            if (face.height(points, point) > 0) {
                face.addOutside(point);
                return;
            }
        }
    }

    /** Marks the faces that a point sees, and lists the edges around them. */
    private List<Horizon> horizon(HullFace seed, int apex, List<HullFace> visible) {
        List<Horizon> horizon = new ArrayList<>();
        Deque<HullFace> queue = new ArrayDeque<>();
        seed.removed = true;
        queue.add(seed);
        while (!queue.isEmpty()) {
            HullFace face = queue.remove();
            visible.add(face);
            for (int side = 0; side < 3; side++) {
                HullFace neighbour = face.neighbours[side];
                if (!neighbour.removed && neighbour.height(points, apex) > 0) {
                    neighbour.removed = true;
                    queue.add(neighbour);
                } else if (!neighbour.removed) {
                    horizon.add(new Horizon(face.corner(side), face.corner((side + 1) % 3), neighbour));
                }
            }
        }
        return horizon;
    }

    /** New faces from the edges of the horizon to a point, joined with each other and with what is behind. */
    private List<HullFace> cone(int apex, List<Horizon> horizon) {
        Map<Integer, HullFace> byStart = new HashMap<>();
        List<HullFace> cone = new ArrayList<>();
        for (Horizon edge : horizon) {
            HullFace face = new HullFace(points, edge.from(), edge.to(), apex);
            face.neighbours[0] = edge.behind();
            join(edge.behind(), edge.to(), edge.from(), face);
            byStart.put(edge.from(), face);
            cone.add(face);
        }
        for (HullFace face : cone) {
            HullFace next = byStart.get(face.b);
            face.neighbours[1] = next;
            next.neighbours[2] = face;
        }
        return cone;
    }

    private static void join(HullFace face, int from, int to, HullFace neighbour) {
        for (int side = 0; side < 3; side++) {
            if (face.corner(side) == from && face.corner((side + 1) % 3) == to) {
                face.neighbours[side] = neighbour;
            }
        }
    }
}
