package org.deltarad.cohort.figure;

import org.deltarad.cohort.figure.Canvas.Lettering;
import org.deltarad.cohort.figure.Canvas.Pen;

/**
 * Two axes around an area of a figure, and the way from their values to places on it.
 *
 * @param left   of the area, in pixels
 * @param top    of the area, in pixels
 * @param width  of the area, in pixels
 * @param height of the area, in pixels
 */
record Frame(Axis x, Axis y, double left, double top, double width, double height) {
    static final double TICK_SIZE = 12;
    static final double LABEL_SIZE = 13;
    private static final Pen GRID = new Pen(Palette.GRID, 1);
    private static final Pen EDGE = new Pen(Palette.QUIET, 1.2);

    double atX(double value) {
        return left + (value - x.low()) / (x.high() - x.low()) * width;
    }

    double atY(double value) {
        return top + height - (value - y.low()) / (y.high() - y.low()) * height;
    }

    double[] atX(double[] values) {
        double[] at = new double[values.length];
        for (int n = 0; n < at.length; n++) {
            at[n] = atX(values[n]);
        }
        return at;
    }

    double[] atY(double[] values) {
        double[] at = new double[values.length];
        for (int n = 0; n < at.length; n++) {
            at[n] = atY(values[n]);
        }
        return at;
    }

    /** Draws grid, axes, marks and labels. */
    void draw(Canvas canvas) {
        double bottom = top + height;
        for (int n = 0; n < y.ticks().length; n++) {
            double at = atY(y.ticks()[n]);
            canvas.line(left, at, left + width, at, GRID);
            canvas.text(y.names()[n], left - 7, at + 4, Lettering.of(TICK_SIZE).end());
        }
        for (int n = 0; n < x.ticks().length; n++) {
            double at = atX(x.ticks()[n]);
            canvas.line(at, bottom, at, bottom + 5, EDGE);
            canvas.text(x.names()[n], at, bottom + 18, Lettering.of(TICK_SIZE).middle());
        }
        canvas.path("", new double[] {left, left, left + width}, new double[] {top, bottom, bottom}, EDGE);
        canvas.text(
                x.label(),
                left + width / 2,
                bottom + 37,
                Lettering.of(LABEL_SIZE).middle());
        canvas.text(
                y.label(),
                16,
                top + height / 2,
                Lettering.of(LABEL_SIZE).middle().up());
    }
}
