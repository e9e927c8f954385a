package org.deltarad.feature.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.volume.Vector3;

/**
 * The triangles of marching cubes for each set of corners inside a cube.
 *
 * <p>The surface cuts each face so that corners inside that are only diagonal neighbours are separate; the cuts close
 * to polygons. A set that holds the last corner is treated as its complement with the triangles turned round. Bent
 * polygons can be cut into triangles in several ways, which differ in area and volume: the way chosen here is
 * PyRadiomics'.
 *
 * <p>Corners 0 to 7 are numbered round the face z = 0, then round z = 1, from (0, 0) by x. Edges 0 to 3 are round the
 * first face, 4 to 7 round the second, 8 to 11 between them.
 */
final class MeshCube {
    static final int CORNERS = 8;

    private static final int LAST = 1 << (CORNERS - 1);
    private static final int ALL = (1 << CORNERS) - 1;
    private static final int HEXAGON = 6;

    /** Faces as corners in turn, all seen from the same side. */
    private static final int[][] FACES = {
        {0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}
    };

    /**
     * For each set without the last corner, the edge (hexadecimal) at which its bent polygon is cut: the corner of a fan,
     * or one of the inner triangle of a hexagon around four corners; a dot where no polygon is bent.
     */
    private static final String CUTS = ".......8...b.a9....1...2.4...19b"
            + "...5..2....2.a08.37..325.211.00."
            + "......62...b30.9...1..69.4..3b.9"
            + "..0144.2..01316.a0.7190.a7.16.0.";

    private static final int[][][] TRIANGLES = allTriangles();

    private MeshCube() {}

    static int x(int corner) {
        int round = corner & 3;
        return round == 1 || round == 2 ? 1 : 0;
    }

    static int y(int corner) {
        return (corner & 3) >> 1;
    }

    static int z(int corner) {
        return corner >> 2;
    }

    /** The triangles, as three edges each, for corners given as bits; the order of edges turns the same way for all. */
    static int[][] triangles(int corners) {
        return TRIANGLES[corners];
    }

    /** The middle of an edge, in voxels from corner 0. */
    static Vector3 middle(int edge) {
        int a = edge < CORNERS ? edge : edge - CORNERS;
        int b = edge < CORNERS ? (edge & 4) + ((edge + 1) & 3) : edge - CORNERS + 4;
        return new Vector3((x(a) + x(b)) / 2.0, (y(a) + y(b)) / 2.0, (z(a) + z(b)) / 2.0);
    }

    /** The edge between two adjacent corners. */
    private static int edge(int a, int b) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        if (high - low == 4) {
            return CORNERS + low;
        }
        return high - low == 1 ? low : high;
    }

    private static int[][][] allTriangles() {
        int[][][] all = new int[ALL + 1][][];
        for (int corners = 0; corners <= ALL; corners++) {
            boolean complement = (corners & LAST) != 0;
            int set = complement ? corners ^ ALL : corners;
            List<int[]> triangles = new ArrayList<>();
            for (List<Integer> polygon : polygons(set)) {
                cut(polygon, set, triangles);
            }
            if (complement) {
                triangles.replaceAll(t -> new int[] {t[0], t[2], t[1]});
            }
            all[corners] = triangles.toArray(int[][]::new);
        }
        return all;
    }

    private static List<List<Integer>> polygons(int set) {
        int[] next = nextOnSurface(set);
        List<List<Integer>> polygons = new ArrayList<>();
        for (int start = 0; start < next.length; start++) {
            List<Integer> polygon = new ArrayList<>();
            for (int edge = start; next[edge] >= 0; ) {
                polygon.add(edge);
                int after = next[edge];
                next[edge] = -1;
                edge = after;
            }
            if (!polygon.isEmpty()) {
                polygons.add(polygon);
            }
        }
        return polygons;
    }

    /** For each edge that the surface crosses, the edge it crosses next; -1 for the others. */
    private static int[] nextOnSurface(int set) {
        int[] next = new int[12];
        Arrays.fill(next, -1);
        for (int[] face : FACES) {
            for (int k = 0; k < face.length; k++) {
                if (!isInside(set, face, k) && isInside(set, face, k + 1)) {
                    int last = k + 1;
                    while (isInside(set, face, last + 1)) {
                        last++;
                    }
                    next[edge(face[k], face[(k + 1) & 3])] = edge(face[last & 3], face[(last + 1) & 3]);
                }
            }
        }
        return next;
    }

    private static boolean isInside(int set, int[] face, int position) {
        return ((set >> face[position & 3]) & 1) == 1;
    }

    private static void cut(List<Integer> polygon, int set, List<int[]> triangles) {
        int n = polygon.size();
        int apex = Math.max(0, polygon.indexOf(Character.digit(CUTS.charAt(set), 16)));
        if (n == HEXAGON && Integer.bitCount(set) == 4) {
            for (int k = 0; k < n; k += 2) {
                triangles.add(triangle(polygon, apex + k, apex + k + 1, apex + k + 2));
            }
            triangles.add(triangle(polygon, apex, apex + 2, apex + 4));
        } else {
            for (int k = 1; k < n - 1; k++) {
                triangles.add(triangle(polygon, apex, apex + k, apex + k + 1));
            }
        }
    }

    private static int[] triangle(List<Integer> polygon, int a, int b, int c) {
        int n = polygon.size();
        return new int[] {polygon.get(a % n), polygon.get(b % n), polygon.get(c % n)};
    }
}
