package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;
import java.util.Comparator;
import org.deltarad.volume.Vector3;

/**
 * A box around points.
 *
 * @param a length of an edge, mm
 * @param b mm
 * @param c mm
 */
record Box(double a, double b, double c) {
    /** A direction with less than this along x is far enough from the x axis to be crossed with it. */
    private static final double CLEAR_OF_X = 0.6;
    /** Twice the area of a triangle of the plane, mm2, that counts as a straight line: roundings of projected corners. */
    private static final double STRAIGHT = 1e-9;

    /** mm3. */
    double volume() {
        return a * b * c;
    }

    /** Of the surface, mm2. */
    double area() {
        return 2 * (a * b + b * c + c * a);
    }

    /** The box along the axes of the grid (AABB). */
    static Box axisAligned(Vector3[] points) {
        double[] extent = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Vector3 p : points) {
                double at = p.along(axis);
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
            extent[axis] = high - low;
        }
        return new Box(extent[0], extent[1], extent[2]);
    }

    /**
     * The smallest box with a side in a face of the hull or along the axes of the grid (OMBB). The smallest of all may be
     * a little smaller: it need not touch a face, but two edges (O'Rourke 1985), of which there are too many to try.
     *
     * @param points  corners of the hull
     * @param normals of its faces, of any length
     */
    static Box oriented(Vector3[] points, Iterable<Vector3> normals) {
        Box smallest = axisAligned(points);
        double[][] plane = new double[points.length][2];
        for (Vector3 normal : normals) {
            Vector3 n = normal.unit();
            Vector3 side = (Math.abs(n.x()) < CLEAR_OF_X ? new Vector3(1, 0, 0) : new Vector3(0, 1, 0))
                    .cross(n)
                    .unit();
            Vector3 up = n.cross(side);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int p = 0; p < points.length; p++) {
                plane[p][0] = points[p].dot(side);
                plane[p][1] = points[p].dot(up);
                double height = points[p].dot(n);
                low = Math.min(low, height);
                high = Math.max(high, height);
            }
            double[] rectangle = smallestRectangle(plane.clone());
            Box box = new Box(rectangle[0], rectangle[1], high - low);
            smallest = box.volume() < smallest.volume() ? box : smallest;
        }
        return smallest;
    }

    /** Edges of the smallest rectangle around points of a plane, by rotating calipers. */
    private static double[] smallestRectangle(double[][] points) {
        double[][] hull = hull(points);
        double[] best = {Double.POSITIVE_INFINITY, 1};
        int n = hull.length;
        int right = 1;
        int top = 1;
        int left = 1;
        for (int edge = 0; edge < n; edge++) {
            double[] a = hull[edge];
            double[] b = hull[(edge + 1) % n];
            double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
            double ux = (b[0] - a[0]) / length;
            double uy = (b[1] - a[1]) / length;
            right = Math.max(right, edge + 1);
            while (along(hull, right + 1, ux, uy) > along(hull, right, ux, uy)) {
                right++;
            }
            top = Math.max(top, right);
            while (along(hull, top + 1, -uy, ux) > along(hull, top, -uy, ux)) {
                top++;
            }
            left = Math.max(left, top);
            while (along(hull, left + 1, -ux, -uy) > along(hull, left, -ux, -uy)) {
                left++;
            }
            double width = along(hull, right, ux, uy) + along(hull, left, -ux, -uy);
            double height = along(hull, top, -uy, ux) - along(hull, edge, -uy, ux);
            if (width * height < best[0] * best[1]) {
                best = new double[] {width, height};
            }
        }
        return best;
    }

    private static double along(double[][] hull, int corner, double ux, double uy) {
        double[] p = hull[corner % hull.length];
        return p[0] * ux + p[1] * uy;
    }

    /** Corners counterclockwise, by monotone chains; reorders {@code points}. */
    private static double[][] hull(double[][] points) {
        Arrays.sort(points, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        double[][] chain = new double[2 * points.length][];
        int used = 0;
        for (int pass = 0; pass < 2; pass++) {
            int start = used;
            for (int m = 0; m < points.length; m++) {
                double[] p = points[pass == 0 ? m : points.length - 1 - m];
                while (used - start >= 2 && turn(chain[used - 2], chain[used - 1], p) <= STRAIGHT) {
                    used--;
                }
                chain[used++] = p;
            }
            used--;
        }
        return Arrays.copyOf(chain, used);
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
