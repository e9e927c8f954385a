package org.deltarad.cohort.figure;

import java.util.List;
import org.deltarad.cohort.figure.Canvas.Lettering;
import org.deltarad.cohort.figure.Canvas.Pen;

/** A row for each name, on one scale: bars of coefficients or importance, and forests of ratios with their intervals. */
public record RowsFigure(
        String name, String title, String description, Axis scale, double origin, List<Row> rows, boolean bars)
        implements Figure {
    private static final double ROW = 26;
    private static final double LABEL = 250;
    private static final double VALUE = 120;
    private static final double BOTTOM = 44;

    public RowsFigure {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param value on the scale (on a logarithmic one its logarithm of base 10)
     * @param lower end of the interval, NaN for none; one beyond the scale has no stroke at its end
     * @param upper end of the interval, NaN for none
     * @param text  of the value
     */
    public record Row(String label, double value, double lower, double upper, String text) {}

    @Override
    public double width() {
        return 640;
    }

    @Override
    public double height() {
        return 8 + ROW * rows.size() + BOTTOM;
    }

    @Override
    public void draw(Canvas canvas) {
        double plot = width() - LABEL - VALUE;
        Frame frame =
                new Frame(scale, new Axis("", 0, 1, new double[0], new String[0]), LABEL, 8, plot, ROW * rows.size());
        for (double tick : scale.ticks()) {
            canvas.line(
                    frame.atX(tick),
                    frame.top(),
                    frame.atX(tick),
                    frame.top() + frame.height(),
                    new Pen(Palette.GRID, 1));
        }
        frame.draw(canvas);
        double zero = frame.atX(origin);
        canvas.line(zero, frame.top(), zero, frame.top() + frame.height(), new Pen(Palette.QUIET, 1.2));
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            double middle = frame.top() + ROW * n + ROW / 2;
            canvas.text(
                    Typeface.fit(row.label(), 12, LABEL - 16),
                    LABEL - 8,
                    middle + 4,
                    Lettering.of(12).end());
            canvas.text(row.text(), LABEL + plot + 8, middle + 4, Lettering.of(11));
            if (Double.isFinite(row.value())) {
                drawRow(canvas, frame, row, middle);
            }
        }
    }

    private void drawRow(Canvas canvas, Frame frame, Row row, double middle) {
        int rgb = row.value() < origin ? Palette.BLUE : Palette.VERMILLION;
        double at = frame.atX(cut(row.value()));
        if (bars) {
            double zero = frame.atX(origin);
            canvas.box(Math.min(at, zero), middle - 7, Math.abs(at - zero), 14, rgb, 1);
        }
        if (Double.isFinite(row.lower()) && Double.isFinite(row.upper())) {
            Pen pen = new Pen(Palette.INK, 1.4);
            double from = frame.atX(cut(row.lower()));
            double to = frame.atX(cut(row.upper()));
            canvas.line(from, middle, to, middle, pen);
            if (row.lower() >= scale.low()) {
                canvas.line(from, middle - 4, from, middle + 4, pen);
            }
            if (row.upper() <= scale.high()) {
                canvas.line(to, middle - 4, to, middle + 4, pen);
            }
        }
        if (!bars) {
            canvas.marker(Marker.SQUARE, at, middle, 10, rgb);
        }
    }

    private double cut(double value) {
        return Math.max(scale.low(), Math.min(scale.high(), value));
    }
}
