package org.deltarad.feature.ibsi.morphology;

import java.util.LinkedHashSet;
import java.util.Set;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * What features need of the convex hull of the mesh.
 *
 * @param corners mm from the centre of the first voxel of the box
 * @param normals unit vectors across the faces, one for all faces of parallel planes
 * @param volume  mm3
 * @param area    mm2
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record HullMeasures(Vector3[] corners, Set<Vector3> normals, double volume, double area) {
    /** Normals that are the same when rounded to this part are those of one plane. */
    private static final double DIGITS = 1e10;

    /** @param inside flags of a box, x fastest */
    static HullMeasures of(boolean[] inside, GridSize size, Vector3 spacing) {
        Vector3 half = spacing.times(0.5);
        ConvexHull hull = ConvexHull.of(MeshVertices.extremes(inside, size));
        double volume = 0;
        double area = 0;
        Set<Vector3> normals = new LinkedHashSet<>();
        for (int[] triangle : hull.triangles()) {
            Vector3 a = hull.at(triangle[0], half);
            Vector3 b = hull.at(triangle[1], half);
            Vector3 c = hull.at(triangle[2], half);
            Vector3 normal = b.minus(a).cross(c.minus(a));
            volume += a.dot(b.cross(c)) / 6;
            area += normal.norm() / 2;
            normals.add(rounded(normal.unit()));
        }
        return new HullMeasures(hull.vertices(half), normals, volume, area);
    }

    /** One of opposite normals is enough. */
    private static Vector3 rounded(Vector3 n) {
        double sign = n.z() != 0 ? Math.signum(n.z()) : n.y() != 0 ? Math.signum(n.y()) : Math.signum(n.x());
        return new Vector3(rounded(sign * n.x()), rounded(sign * n.y()), rounded(sign * n.z()));
    }

    private static double rounded(double component) {
        return Math.rint(component * DIGITS) / DIGITS;
    }

    /** The largest distance between two corners, mm. */
    double diameter() {
        double largest = 0;
        for (int a = 0; a < corners.length; a++) {
            for (int b = 0; b < a; b++) {
                largest = Math.max(largest, corners[a].minus(corners[b]).norm());
            }
        }
        return largest;
    }
}
