package org.deltarad.feature.shape;

import java.util.Arrays;

/** Corners of the hulls of parallel planes, and the largest distance within a plane. */
final class HullCorners {
    /** Bits of a coordinate in a packed vertex; coordinates start at -1, so one is added. */
    private static final int BITS = 21;

    private final int along;
    private final int across;
    private final int axis;
    private final double[] half;
    private long[] corners = new long[1024];
    private int used;
    private int planeStart;
    private int plane;
    private double largest;

    /**
     * @param along  axis of the first coordinate of {@link #add}
     * @param across axis of the second
     * @param axis   axis that planes are across
     * @param half   half the spacing along x, y, z, mm
     */
    HullCorners(int along, int across, int axis, double[] half) {
        this.along = along;
        this.across = across;
        this.axis = axis;
        this.half = half;
    }

    /** Corners that follow are of this plane. */
    void addPlane(int position) {
        plane = position;
        planeStart = used;
    }

    /** Add a corner of the plane, in half voxels. */
    void add(int position, int line) {
        for (int n = planeStart; n < used; n++) {
            double a = (position - coordinate(corners[n], along)) * half[along];
            double b = (line - coordinate(corners[n], across)) * half[across];
            largest = Math.max(largest, a * a + b * b);
        }
        if (used == corners.length) {
            corners = Arrays.copyOf(corners, 2 * used);
        }
        corners[used++] = packed(position, along) | packed(line, across) | packed(plane, axis);
    }

    /** The largest distance between two corners of the same plane, mm; 0 when no plane has two. */
    double diameter() {
        return Math.sqrt(largest);
    }

    /** All corners, packed, rising. */
    long[] sorted() {
        long[] all = Arrays.copyOf(corners, used);
        Arrays.sort(all);
        return all;
    }

    private static long packed(int coordinate, int axis) {
        return (long) (coordinate + 1) << (BITS * axis);
    }

    /** A coordinate of a packed vertex, half voxels from the centre of the first voxel of the box. */
    static int coordinate(long vertex, int axis) {
        return (int) (vertex >>> (BITS * axis) & ((1 << BITS) - 1)) - 1;
    }
}
