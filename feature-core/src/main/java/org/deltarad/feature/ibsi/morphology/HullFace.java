package org.deltarad.feature.ibsi.morphology;

import java.util.Arrays;

/** A triangle, its corners counterclockwise from outside; {@code outside} are points beyond it, each of one face. */
final class HullFace {
    final int a;
    final int b;
    final int c;
    private final long nx;
    private final long ny;
    private final long nz;
    private final long offset;
    final HullFace[] neighbours = new HullFace[3];
    int[] outside = new int[4];
    int count;
    boolean removed;

    HullFace(int[] p, int a, int b, int c) {
        this.a = a;
        this.b = b;
        this.c = c;
        long ux = p[3 * b] - (long) p[3 * a];
        long uy = p[3 * b + 1] - (long) p[3 * a + 1];
        long uz = p[3 * b + 2] - (long) p[3 * a + 2];
        long vx = p[3 * c] - (long) p[3 * a];
        long vy = p[3 * c + 1] - (long) p[3 * a + 1];
        long vz = p[3 * c + 2] - (long) p[3 * a + 2];
        this.nx = uy * vz - uz * vy;
        this.ny = uz * vx - ux * vz;
        this.nz = ux * vy - uy * vx;
        this.offset = nx * p[3 * a] + ny * p[3 * a + 1] + nz * p[3 * a + 2];
    }

    /** Four times the square of the area of the triangle. */
    double squaredArea() {
        return (double) nx * nx + (double) ny * ny + (double) nz * nz;
    }

    /** Positive outside; six times the volume of the tetrahedron. */
    long height(int[] p, int n) {
        return nx * p[3 * n] + ny * p[3 * n + 1] + nz * p[3 * n + 2] - offset;
    }

    int corner(int n) {
        return n == 0 ? a : n == 1 ? b : c;
    }

    void addOutside(int point) {
        if (count == outside.length) {
            outside = Arrays.copyOf(outside, 2 * count);
        }
        outside[count++] = point;
    }

    /** The point farthest from the plane. */
    int farthest(int[] p) {
        int best = outside[0];
        long height = height(p, best);
        for (int n = 1; n < count; n++) {
            long other = height(p, outside[n]);
            if (other > height) {
                height = other;
                best = outside[n];
            }
        }
        return best;
    }
}
