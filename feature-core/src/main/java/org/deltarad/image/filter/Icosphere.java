package org.deltarad.image.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Points on a sphere: the corners of an icosahedron, and the midpoints of the edges of its triangles, divided again and
 * again (the vertices of trimesh's {@code icosphere}).
 */
final class Icosphere {
    /** Corners of a unit icosahedron: all even permutations of (0, +-SHORT, +-LONG). */
    private static final double SHORT = 0.5257311121191336;

    private static final double LONG = 0.85065080835204;

    private final List<double[]> vertices = new ArrayList<>();
    private List<int[]> faces = new ArrayList<>();

    private Icosphere() {
        for (double l : new double[] {LONG, -LONG}) {
            for (double s : new double[] {SHORT, -SHORT}) {
                vertices.add(new double[] {s, l, 0});
                vertices.add(new double[] {0, s, l});
                vertices.add(new double[] {l, 0, s});
            }
        }
        for (int a = 0; a < vertices.size(); a++) {
            for (int b = a + 1; b < vertices.size(); b++) {
                for (int c = b + 1; c < vertices.size(); c++) {
                    if (edge(a, b) && edge(b, c) && edge(a, c)) {
                        faces.add(new int[] {a, b, c});
                    }
                }
            }
        }
    }

    /** Edges of the icosahedron are twice {@link #SHORT} long, other distances are greater by more than half. */
    private boolean edge(int a, int b) {
        double[] p = vertices.get(a);
        double[] q = vertices.get(b);
        double square = 0;
        for (int n = 0; n < 3; n++) {
            square += (p[n] - q[n]) * (p[n] - q[n]);
        }
        return square < 1.5 * 4 * SHORT * SHORT;
    }

    /**
     * The points.
     *
     * @param subdivision how often each triangle is divided into four
     * @return x, y, z of each, {@code radius} from the origin
     */
    static List<double[]> vertices(int subdivision, double radius) {
        Icosphere sphere = new Icosphere();
        for (int n = 0; n < subdivision; n++) {
            sphere.divide();
            sphere.project(radius);
        }
        sphere.project(radius);
        return sphere.vertices;
    }

    private void divide() {
        Map<Long, Integer> midpoints = new HashMap<>();
        List<int[]> divided = new ArrayList<>();
        for (int[] f : faces) {
            int ab = midpoint(f[0], f[1], midpoints);
            int bc = midpoint(f[1], f[2], midpoints);
            int ca = midpoint(f[2], f[0], midpoints);
            divided.add(new int[] {f[0], ab, ca});
            divided.add(new int[] {ab, f[1], bc});
            divided.add(new int[] {ca, bc, f[2]});
            divided.add(new int[] {ab, bc, ca});
        }
        faces = divided;
    }

    private int midpoint(int a, int b, Map<Long, Integer> midpoints) {
        long edge = (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
        return midpoints.computeIfAbsent(edge, e -> {
            double[] p = vertices.get(a);
            double[] q = vertices.get(b);
            vertices.add(new double[] {(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, (p[2] + q[2]) / 2});
            return vertices.size() - 1;
        });
    }

    private void project(double radius) {
        for (double[] v : vertices) {
            double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
            for (int n = 0; n < 3; n++) {
                v[n] += v[n] / norm * (radius - norm);
            }
        }
    }
}
