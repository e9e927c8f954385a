package org.deltarad.cohort.figure;

/** What a figure is drawn on. Lengths are CSS pixels, x to the right, y downwards from the top left corner. */
public interface Canvas {
    /** A line through points. */
    void path(String name, double[] x, double[] y, Pen pen);

    /** A filled polygon. */
    void area(double[] x, double[] y, int rgb, double opacity);

    /** A symbol of a width around a point. */
    void marker(Marker marker, double x, double y, double width, int rgb);

    /** A line of text with its baseline at a point. */
    void text(String text, double x, double y, Lettering type);

    /** A straight line. */
    default void line(double x1, double y1, double x2, double y2, Pen pen) {
        path("", new double[] {x1, x2}, new double[] {y1, y2}, pen);
    }

    /** A filled rectangle. */
    default void box(double x, double y, double width, double height, int rgb, double opacity) {
        area(new double[] {x, x + width, x + width, x}, new double[] {y, y, y + height, y + height}, rgb, opacity);
    }

    /**
     * How a line looks.
     *
     * @param dash lengths on and off; empty for a solid line
     */
    record Pen(int rgb, double width, double... dash) {}

    /** Where a text is, seen from its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * How a text looks.
     *
     * @param upwards read from below: the baseline goes up
     */
    record Lettering(double size, int rgb, Anchor anchor, boolean bold, boolean upwards) {
        public static Lettering of(double size) {
            return new Lettering(size, Palette.INK, Anchor.START, false, false);
        }

        public Lettering middle() {
            return new Lettering(size, rgb, Anchor.MIDDLE, bold, upwards);
        }

        public Lettering end() {
            return new Lettering(size, rgb, Anchor.END, bold, upwards);
        }

        public Lettering emphasised() {
            return new Lettering(size, rgb, anchor, true, upwards);
        }

        public Lettering up() {
            return new Lettering(size, rgb, anchor, bold, true);
        }

        public Lettering in(int colour) {
            return new Lettering(size, colour, anchor, bold, upwards);
        }
    }
}
