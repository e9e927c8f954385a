package org.deltarad.feature.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.volume.GridSize;

/**
 * The outline of a region of a plane by marching squares between pixel centres, its vertices halfway between neighbours
 * inside and outside (PyRadiomics {@code cshape}, 2D). Pixels inside that touch diagonally only are apart.
 *
 * @param perimeter mm
 * @param surface   enclosed, mm2
 * @param diameter  largest distance between two vertices, mm
 */
record Contour(double perimeter, double surface, double diameter) {

    /**
     * The outline of the pixels inside.
     *
     * @param inside x fastest
     * @param plane  columns and rows, one slice
     * @param width  mm between columns
     * @param height mm between rows
     */
    static Contour of(boolean[] inside, GridSize plane, double width, double height) {
        double perimeter = 0;
        double twice = 0;
        List<double[]> vertices = new ArrayList<>();
        for (int j = -1; j < plane.y(); j++) {
            for (int i = -1; i < plane.x(); i++) {
                for (int[] line : lines(corners(inside, plane, i, j))) {
                    double[] a = middle(line[0], i, j, width, height);
                    double[] b = middle(line[1], i, j, width, height);
                    twice += b[0] * a[1] - a[0] * b[1];
                    perimeter += Math.hypot(a[0] - b[0], a[1] - b[1]);
                    vertices.add(a);
                }
            }
        }
        return new Contour(perimeter, twice / 2, diameter(vertices));
    }

    /** Bits of the corners of a square that are inside, round it from (0, 0) by x. */
    private static int corners(boolean[] inside, GridSize plane, int i, int j) {
        return (isInside(inside, plane, i, j) ? 1 : 0)
                | (isInside(inside, plane, i + 1, j) ? 2 : 0)
                | (isInside(inside, plane, i + 1, j + 1) ? 4 : 0)
                | (isInside(inside, plane, i, j + 1) ? 8 : 0);
    }

    private static boolean isInside(boolean[] inside, GridSize plane, int i, int j) {
        return i >= 0 && j >= 0 && i < plane.x() && j < plane.y() && inside[plane.index(i, j, 0)];
    }

    /** Lines of a square from edge to edge, all turning the same way; edge n runs from corner n to n + 1. */
    private static int[][] lines(int corners) {
        int[][] lines = new int[0][];
        for (int corner = 0; corner < 4; corner++) {
            boolean starts = isSet(corners, corner) && !isSet(corners, corner + 3);
            if (starts) {
                int last = corner;
                while (isSet(corners, last + 1)) {
                    last++;
                }
                lines = Arrays.copyOf(lines, lines.length + 1);
                lines[lines.length - 1] = new int[] {(corner + 3) & 3, last & 3};
            }
        }
        return lines;
    }

    private static boolean isSet(int corners, int corner) {
        return (corners >> (corner & 3) & 1) == 1;
    }

    /** x and y of the middle of an edge of the square at (i, j), mm. */
    private static double[] middle(int edge, int i, int j, double width, double height) {
        double x = edge == 1 ? 1 : edge == 3 ? 0 : 0.5;
        double y = edge == 0 ? 0 : edge == 2 ? 1 : 0.5;
        return new double[] {(i + x) * width, (j + y) * height};
    }

    private static double diameter(List<double[]> vertices) {
        double largest = 0;
        for (int a = 0; a < vertices.size(); a++) {
            double[] p = vertices.get(a);
            for (int b = 0; b < a; b++) {
                double dx = p[0] - vertices.get(b)[0];
                double dy = p[1] - vertices.get(b)[1];
                largest = Math.max(largest, dx * dx + dy * dy);
            }
        }
        return Math.sqrt(largest);
    }
}
