package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Closes the channels of keyholes (PS3.3 C.8.8.6.3): where a contour runs along a line and back along the same line within
 * {@value #WIDTH} mm, both ways get the same coordinates, so that they cancel out and no voxel centre is lost between them.
 * Contour Data are often rounded to 0.01 mm, and programs draw channels a little wide. All else stays as it is.
 */
final class Keyhole {
    /** Widest channel, mm. */
    static final double WIDTH = 0.05;
    /** A shorter to and fro is no channel but a contour of close points, mm. */
    private static final double SHORTEST = 5 * WIDTH;
    /** Sort keys have the coordinate in steps of this, mm, above the index. */
    private static final double STEP = 1e-4;

    private static final int INDEX_BITS = 24;

    private final double spacingX;
    private final double spacingY;

    /** @param spacingX mm per column, {@code spacingY} mm per row */
    Keyhole(double spacingX, double spacingY) {
        this.spacingX = spacingX;
        this.spacingY = spacingY;
    }

    /** Vertices in columns and rows. */
    record Polygon(double[] x, double[] y) {}

    /** A vertex in a ring. */
    private static final class Node {
        private double x;
        private double y;
        private Node next;
        private Node previous;

        Node(double x, double y) {
            this.x = x;
            this.y = y;
        }
    }

    /** The polygon with its channels closed; the same where it has none. */
    Polygon close(Polygon polygon) {
        int n = polygon.x().length;
        List<int[]> meetings = n < 4 || n >= 1 << INDEX_BITS ? List.of() : meetings(polygon);
        if (meetings.isEmpty()) {
            return polygon;
        }
        Node[] ring = new Node[n];
        for (int i = 0; i < n; i++) {
            ring[i] = new Node(polygon.x()[i], polygon.y()[i]);
        }
        for (int i = 0; i < n; i++) {
            ring[i].next = ring[(i + 1) % n];
            ring[(i + 1) % n].previous = ring[i];
        }
        for (int[] m : meetings) {
            zip(ring[m[0]], ring[m[1]], n);
            zip(ring[m[1]], ring[m[0]], n);
        }
        return polygon(ring[0]);
    }

    private static Polygon polygon(Node first) {
        List<Node> nodes = new ArrayList<>();
        Node node = first;
        do {
            nodes.add(node);
            node = node.next;
        } while (node != first);
        return new Polygon(
                nodes.stream().mapToDouble(v -> v.x).toArray(),
                nodes.stream().mapToDouble(v -> v.y).toArray());
    }

    /** Pairs of vertices in one place that do not follow each other. */
    private List<int[]> meetings(Polygon p) {
        int n = p.x().length;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = (Math.round(p.x()[i] * spacingX / STEP) << INDEX_BITS) | i;
        }
        Arrays.sort(keys);
        List<int[]> found = new ArrayList<>();
        long reach = (Math.round(WIDTH / STEP) + 1) << INDEX_BITS;
        int mask = (1 << INDEX_BITS) - 1;
        for (int a = 0; a < n; a++) {
            int i = (int) (keys[a] & mask);
            for (int b = a + 1; b < n && keys[b] - keys[a] <= reach; b++) {
                int j = (int) (keys[b] & mask);
                int apart = Math.abs(i - j);
                if (apart > 1 && apart < n - 1 && near(p.x()[i], p.y()[i], p.x()[j], p.y()[j])) {
                    found.add(new int[] {Math.min(i, j), Math.max(i, j)});
                }
            }
        }
        return found;
    }

    /** Walks on from one vertex and back from the other as long as both ways are one line, and makes them one. */
    private void zip(Node from, Node back, int limit) {
        List<Runnable> changes = new ArrayList<>();
        changes.add(() -> move(back, from.x, from.y));
        Node p = from.next;
        Node q = back.previous;
        double[] at = {from.x, from.y};
        double length = 0;
        boolean closed = false;
        for (int n = 0; n < limit && !closed; n++) {
            Node a = p;
            Node b = q;
            double[] reached;
            closed = a == b;
            if (a == back || b == from) {
                closed = true;
                reached = at;
            } else if (near(a.x, a.y, b.x, b.y)) {
                changes.add(() -> move(b, a.x, a.y));
                reached = new double[] {a.x, a.y};
                p = a.next;
                q = b.previous;
            } else if (beside(a, at, b)) {
                changes.add(() -> insert(b, b.next, a.x, a.y));
                reached = new double[] {a.x, a.y};
                p = a.next;
            } else if (beside(b, at, a)) {
                changes.add(() -> insert(a.previous, a, b.x, b.y));
                reached = new double[] {b.x, b.y};
                q = b.previous;
            } else {
                break;
            }
            length += distance(at[0], at[1], reached[0], reached[1]);
            at = reached;
        }
        if (length >= SHORTEST) {
            changes.forEach(Runnable::run);
        }
    }

    private static void move(Node node, double x, double y) {
        node.x = x;
        node.y = y;
    }

    private static void insert(Node before, Node after, double x, double y) {
        Node node = new Node(x, y);
        node.previous = before;
        node.next = after;
        before.next = node;
        after.previous = node;
    }

    /** Whether a vertex lies on the line from a place to another vertex. */
    private boolean beside(Node v, double[] at, Node end) {
        double dx = (end.x - at[0]) * spacingX;
        double dy = (end.y - at[1]) * spacingY;
        double vx = (v.x - at[0]) * spacingX;
        double vy = (v.y - at[1]) * spacingY;
        double length = Math.hypot(dx, dy);
        double along = (vx * dx + vy * dy) / length;
        return along > 0 && along < length && Math.abs(vx * dy - vy * dx) / length <= WIDTH;
    }

    private boolean near(double ax, double ay, double bx, double by) {
        return distance(ax, ay, bx, by) <= WIDTH;
    }

    private double distance(double ax, double ay, double bx, double by) {
        return Math.hypot((ax - bx) * spacingX, (ay - by) * spacingY);
    }
}
