package org.deltarad.mask;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** Masks to test with. */
final class Masks {
    private Masks() {}

    /** Whether voxel (i, j, k) is inside. */
    interface Rule {
        boolean inside(int i, int j, int k);
    }

    static Mask where(Geometry grid, Rule rule) {
        GridSize size = grid.size();
        boolean[] inside = new boolean[size.voxels()];
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    inside[n] = rule.inside(i, j, k);
                }
            }
        }
        return new Mask(grid, inside);
    }

    /** The voxels from (i0, j0, k0) to (i1, j1, k1), both included. */
    static Mask box(Geometry grid, int i0, int j0, int k0, int i1, int j1, int k1) {
        return where(grid, (i, j, k) -> i >= i0 && i <= i1 && j >= j0 && j <= j1 && k >= k0 && k <= k1);
    }

    /** Voxels whose centres are within {@code radius} mm of a point. */
    static Mask ball(Geometry grid, Vector3 centre, double radius) {
        return where(grid, (i, j, k) -> grid.toPatient(i, j, k).minus(centre).norm() <= radius);
    }

    static Geometry cubes(int x, int y, int z, double spacing) {
        return Geometry.axisAligned(new GridSize(x, y, z), new Vector3(spacing, spacing, spacing));
    }

    /** The same voxels on a grid that is turned about two axes and moved. */
    static Geometry oblique(Geometry straight) {
        double a = 0.4;
        double b = -0.7;
        Vector3 x = new Vector3(Math.cos(a), Math.sin(a), 0);
        Vector3 y = new Vector3(-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b));
        return new Geometry(straight.size(), new Vector3(-80, 33, 12), straight.spacing(), x, y, x.cross(y));
    }
}
