package org.deltarad.cohort.figure;

import org.deltarad.cohort.figure.Canvas.Pen;

/**
 * A line of a chart. Arrays are not to be changed; a NaN breaks the line.
 *
 * @param name  in the legend; empty for a line that is not in it
 * @param lower end of the interval at each point; empty where there are none
 * @param upper end of the interval at each point; empty where there are none
 */
public record Series(String name, double[] x, double[] y, double[] lower, double[] upper, Style style) {
    private static final double[] NONE = {};

    public Series {
        if (x.length != y.length || lower.length != upper.length) {
            throw new IllegalArgumentException(name + ": " + x.length + " x, " + y.length + " y");
        }
    }

    /**
     * How it is drawn.
     *
     * @param pen    of the line; of width 0 for points alone
     * @param marker of the points
     * @param bars   intervals as bars, not as a band
     */
    public record Style(Pen pen, Marker marker, boolean bars) {}

    /** A line of the n-th look. */
    public static Series line(String name, double[] x, double[] y, int look) {
        return new Series(name, x, y, NONE, NONE, new Style(Palette.pen(look), Marker.NONE, false));
    }

    /** A thin grey line for reference. */
    public static Series reference(String name, double[] x, double[] y, double... dash) {
        return new Series(name, x, y, NONE, NONE, new Style(new Pen(Palette.QUIET, 1.3, dash), Marker.NONE, false));
    }

    /** Joined points with bars for their intervals, of the n-th look. */
    public static Series points(String name, double[] x, double[] y, double[] lower, double[] upper, int look) {
        return new Series(name, x, y, lower, upper, new Style(Palette.pen(look), Palette.marker(look), true));
    }

    /** The same as a thinner line of a colour, for many lines. */
    public Series thin(int rgb) {
        Pen pen = new Pen(rgb, 1.2, style.pen().dash());
        return new Series(name, x, y, lower, upper, new Style(pen, style.marker(), style.bars()));
    }
}
