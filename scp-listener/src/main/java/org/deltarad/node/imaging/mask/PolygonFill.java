package org.deltarad.node.imaging.mask;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Fills a closed polygon on a pixel grid by scanline: a pixel is inside when its centre is, by the even-odd rule.
 *
 * <p>A centre exactly on an edge is inside when the interior is on its side of higher column (on a horizontal edge: of
 * higher row), so polygons that share an edge share no pixel. Coordinates are rounded to a millionth of a pixel first, so
 * that "exactly" survives the arithmetic from mm to pixels. Edges that run to and fro (keyholes) cancel out.
 */
final class PolygonFill {
    /** Steps per pixel: far below what contours are drawn to, far above the rounding of double. */
    private static final double RESOLUTION = 1e6;

    private final int columns;
    private final int rows;

    PolygonFill(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * The pixels inside, bit {@code row * columns + column}; parts outside of the grid are cut off.
     *
     * @param x column coordinate of each vertex, whole at pixel centres
     * @param y row coordinate of each vertex
     */
    BitSet fill(double[] x, double[] y) {
        double[] px = rounded(x);
        double[] py = rounded(y);
        double[][] crossings = crossings(px, py);
        BitSet inside = new BitSet(columns * rows);
        for (int j = 0; j < rows; j++) {
            double[] c = crossings[j];
            if (c != null) {
                Arrays.sort(c);
                for (int n = 0; n + 1 < c.length; n += 2) {
                    int from = first(c[n]);
                    int to = first(c[n + 1]);
                    inside.set(j * columns + from, j * columns + to);
                }
            }
        }
        return inside;
    }

    /** The first column at or after a coordinate, within the grid. */
    private int first(double x) {
        return (int) Math.max(0, Math.min(columns, Math.ceil(x)));
    }

    /** Column coordinates at which edges cross each row; null for a row without any. */
    private double[][] crossings(double[] x, double[] y) {
        int[] counts = new int[rows];
        forEachCrossing(x, y, (row, at) -> counts[row]++);
        double[][] crossings = new double[rows][];
        for (int j = 0; j < rows; j++) {
            crossings[j] = counts[j] == 0 ? null : new double[counts[j]];
        }
        forEachCrossing(x, y, (row, at) -> crossings[row][--counts[row]] = at);
        return crossings;
    }

    private interface Crossing {
        void at(int row, double column);
    }

    private void forEachCrossing(double[] x, double[] y, Crossing crossing) {
        for (int n = 0; n < x.length; n++) {
            int m = n + 1 == x.length ? 0 : n + 1;
            int top = y[n] <= y[m] ? n : m;
            int bottom = top == n ? m : n;
            int from = (int) Math.max(0, Math.ceil(y[top]));
            int to = (int) Math.min(rows, Math.ceil(y[bottom]));
            for (int j = from; j < to; j++) {
                double at = x[top] + (j - y[top]) * (x[bottom] - x[top]) / (y[bottom] - y[top]);
                crossing.at(j, round(at));
            }
        }
    }

    private static double[] rounded(double[] v) {
        return Arrays.stream(v).map(PolygonFill::round).toArray();
    }

    private static double round(double v) {
        return Math.rint(v * RESOLUTION) / RESOLUTION;
    }
}
