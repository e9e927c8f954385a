package org.deltarad.feature.shape;

import java.util.Arrays;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Largest distances between vertices of the mesh, mm.
 *
 * <p>The vertices lie on a lattice of half voxels. Two that are farthest apart in a plane are corners of the convex hull
 * of that plane's vertices; two that are farthest apart in space are corners of the hulls of their planes across all
 * three axes. Only those are compared.
 *
 * @param volume between any two
 * @param slice  between two of the same z
 * @param column between two of the same y
 * @param row    between two of the same x
 */
record Diameters(double volume, double slice, double column, double row) {

    /** The diameters of the voxels inside a box, x fastest. */
    static Diameters of(boolean[] inside, GridSize size, Vector3 spacing) {
        PlaneHulls slices = new PlaneHulls(size, 0, 1, 2);
        PlaneHulls columns = new PlaneHulls(size, 0, 2, 1);
        PlaneHulls rows = new PlaneHulls(size, 1, 2, 0);
        PlaneHulls[] all = {slices, columns, rows};
        addVertices(inside, size, all);
        double[] half = {spacing.x() / 2, spacing.y() / 2, spacing.z() / 2};
        long[][] corners = new long[all.length][];
        double[] inPlane = new double[all.length];
        for (int n = 0; n < all.length; n++) {
            HullCorners hulls = all[n].corners(half);
            inPlane[n] = hulls.diameter();
            corners[n] = hulls.sorted();
        }
        long[] candidates = common(common(corners[0], corners[1]), corners[2]);
        return new Diameters(largest(candidates, half), inPlane[0], inPlane[1], inPlane[2]);
    }

    /** The middles between adjacent voxels of which one is inside, in half voxels along x, y, z. */
    private static void addVertices(boolean[] inside, GridSize size, PlaneHulls[] hulls) {
        int[] extent = {size.x(), size.y(), size.z()};
        int[] step = {1, size.x(), size.x() * size.y()};
        int[] at = new int[3];
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    if (!inside[n]) {
                        continue;
                    }
                    at[0] = i;
                    at[1] = j;
                    at[2] = k;
                    for (int axis = 0; axis < 3; axis++) {
                        if (at[axis] == 0 || !inside[n - step[axis]]) {
                            add(at, axis, -1, hulls);
                        }
                        if (at[axis] == extent[axis] - 1 || !inside[n + step[axis]]) {
                            add(at, axis, 1, hulls);
                        }
                    }
                }
            }
        }
    }

    private static void add(int[] voxel, int axis, int side, PlaneHulls[] hulls) {
        int x = 2 * voxel[0] + (axis == 0 ? side : 0);
        int y = 2 * voxel[1] + (axis == 1 ? side : 0);
        int z = 2 * voxel[2] + (axis == 2 ? side : 0);
        hulls[0].add(x, y, z);
        hulls[1].add(x, z, y);
        hulls[2].add(y, z, x);
    }

    /** What two sorted arrays have in common. */
    private static long[] common(long[] a, long[] b) {
        long[] both = new long[Math.min(a.length, b.length)];
        int count = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                both[count++] = a[i++];
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Arrays.copyOf(both, count);
    }

    private static double largest(long[] vertices, double[] half) {
        int count = vertices.length;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] z = new double[count];
        for (int n = 0; n < count; n++) {
            x[n] = HullCorners.coordinate(vertices[n], 0) * half[0];
            y[n] = HullCorners.coordinate(vertices[n], 1) * half[1];
            z[n] = HullCorners.coordinate(vertices[n], 2) * half[2];
        }
        double largest = 0;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                double dx = x[a] - x[b];
                double dy = y[a] - y[b];
                double dz = z[a] - z[b];
                largest = Math.max(largest, dx * dx + dy * dy + dz * dz);
            }
        }
        return Math.sqrt(largest);
    }
}
