package org.deltarad.cohort.figure;

import org.deltarad.cohort.figure.Canvas.Lettering;

/**
 * A figure with its title above it and a remark below it.
 *
 * @param remark such as "Research use only"
 */
public record Sheet(Figure figure, String remark) implements Figure {
    private static final double TOP = 30;
    private static final double BOTTOM = 18;

    @Override
    public String name() {
        return figure.name();
    }

    @Override
    public String title() {
        return figure.title();
    }

    @Override
    public String description() {
        return figure.description();
    }

    @Override
    public double width() {
        return figure.width();
    }

    @Override
    public double height() {
        return TOP + figure.height() + BOTTOM;
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.box(0, 0, width(), height(), Palette.PAPER, 1);
        double size = 15;
        while (size > 9 && Typeface.width(title(), size) > width() - 20) {
            size -= 0.5;
        }
        canvas.text(title(), 10, 20, Lettering.of(size).emphasised());
        figure.draw(new Shifted(canvas, 0, TOP));
        canvas.text(remark, width() - 8, height() - 6, Lettering.of(10).end().in(Palette.QUIET));
    }

    /** A canvas whose origin is elsewhere. */
    private record Shifted(Canvas canvas, double dx, double dy) implements Canvas {
        @Override
        public void path(String name, double[] x, double[] y, Pen pen) {
            canvas.path(name, moved(x, dx), moved(y, dy), pen);
        }

        @Override
        public void area(double[] x, double[] y, int rgb, double opacity) {
            canvas.area(moved(x, dx), moved(y, dy), rgb, opacity);
        }

        @Override
        public void marker(Marker marker, double x, double y, double width, int rgb) {
            canvas.marker(marker, x + dx, y + dy, width, rgb);
        }

        @Override
        public void text(String text, double x, double y, Lettering type) {
            canvas.text(text, x + dx, y + dy, type);
        }

        private static double[] moved(double[] values, double by) {
            double[] moved = new double[values.length];
            for (int n = 0; n < moved.length; n++) {
                moved[n] = values[n] + by;
            }
            return moved;
        }
    }
}
