package org.deltarad.feature.shape;

import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * The surface of a region by marching cubes between voxel centres, its vertices halfway between neighbours inside and
 * outside (PyRadiomics {@code cshape}).
 *
 * <p>Where voxels inside touch only diagonally, two cubes may cut the face between them differently, and the surface has
 * a gap there. The volume then depends a little on the origin it is measured from, so PyRadiomics' origin is kept.
 *
 * @param volume enclosed, mm3
 * @param area   mm2
 */
public record Mesh(double volume, double area) {

    /**
     * The mesh around the voxels inside a box.
     *
     * @param inside  {@code size.voxels()} flags, x fastest
     * @param spacing mm along x, y, z
     */
    public static Mesh of(boolean[] inside, GridSize size, Vector3 spacing) {
        double volume = 0;
        double area = 0;
        for (int k = -1; k < size.z(); k++) {
            for (int j = -1; j < size.y(); j++) {
                for (int i = -1; i < size.x(); i++) {
                    int[][] triangles = MeshCube.triangles(corners(inside, size, i, j, k));
                    for (int[] triangle : triangles) {
                        Vector3 a = point(triangle[0], i, j, k, spacing);
                        Vector3 b = point(triangle[1], i, j, k, spacing);
                        Vector3 c = point(triangle[2], i, j, k, spacing);
                        volume += a.cross(b).dot(c) / 6;
                        area += a.minus(c).cross(b.minus(c)).norm() / 2;
                    }
                }
            }
        }
        return new Mesh(volume, area);
    }

    /** Bits of the corners of a cube that are inside. */
    private static int corners(boolean[] inside, GridSize size, int i, int j, int k) {
        int bits = 0;
        for (int corner = 0; corner < MeshCube.CORNERS; corner++) {
            int x = i + MeshCube.x(corner);
            int y = j + MeshCube.y(corner);
            int z = k + MeshCube.z(corner);
            boolean within = x >= 0 && x < size.x() && y >= 0 && y < size.y() && z >= 0 && z < size.z();
            if (within && inside[size.index(x, y, z)]) {
                bits |= 1 << corner;
            }
        }
        return bits;
    }

    /** From the centre of the voxel before the box along each axis, which is PyRadiomics' origin. */
    private static Vector3 point(int edge, int i, int j, int k, Vector3 spacing) {
        Vector3 middle = MeshCube.middle(edge);
        return new Vector3(
                (i + 1 + middle.x()) * spacing.x(),
                (j + 1 + middle.y()) * spacing.y(),
                (k + 1 + middle.z()) * spacing.z());
    }
}
