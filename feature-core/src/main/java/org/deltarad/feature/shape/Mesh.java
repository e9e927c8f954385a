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
 * <p>Cubes with the same corners inside have the same triangles, moved. Their area is the same, and the volume between a
 * triangle and the origin changes by a multiple of the way it is moved: it is enough to count the cubes of each kind and
 * to add up where they are, in whole numbers.
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
        CubeCensus census = CubeCensus.of(inside, size);
        double volume = 0;
        double area = 0;
        for (int kind = 0; kind < CubeCensus.KINDS; kind++) {
            long count = census.count(kind);
            if (count == 0) {
                continue;
            }
            Vector3 at = census.sumOfPositions(kind, spacing);
            for (int[] triangle : MeshCube.triangles(kind)) {
                Vector3 a = vertex(triangle[0], spacing);
                Vector3 b = vertex(triangle[1], spacing);
                Vector3 c = vertex(triangle[2], spacing);
                Vector3 normal = a.minus(c).cross(b.minus(c));
                area += count * normal.norm() / 2;
                volume += (count * a.cross(b).dot(c) + at.dot(normal)) / 6;
            }
        }
        return new Mesh(volume, area);
    }

    /** From the first corner of the cube, mm. */
    private static Vector3 vertex(int edge, Vector3 spacing) {
        Vector3 middle = MeshCube.middle(edge);
        return new Vector3(middle.x() * spacing.x(), middle.y() * spacing.y(), middle.z() * spacing.z());
    }
}
