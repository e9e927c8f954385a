package org.deltarad.cohort.figure;

import java.util.List;
import org.deltarad.cohort.figure.Canvas.Lettering;

/** Names of lines beside a piece of each, on white. */
record Legend(List<Series> series) {
    private static final double SIZE = 12;
    private static final double ROW = 18;
    private static final double SAMPLE = 30;
    private static final double GAP = 8;
    private static final double MARKER = 8;

    /** Corner of the chart's area. */
    enum Corner {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT
    }

    void draw(Canvas canvas, Frame frame, Corner corner) {
        List<Series> named = series.stream().filter(s -> !s.name().isEmpty()).toList();
        if (named.isEmpty()) {
            return;
        }
        double text = named.stream()
                .mapToDouble(s -> Typeface.width(s.name(), SIZE))
                .max()
                .orElse(0);
        double width = SAMPLE + GAP + text + 8;
        double height = ROW * named.size() + 4;
        boolean right = corner == Corner.TOP_RIGHT || corner == Corner.BOTTOM_RIGHT;
        boolean bottom = corner == Corner.BOTTOM_LEFT || corner == Corner.BOTTOM_RIGHT;
        double x = right ? frame.left() + frame.width() - width - 4 : frame.left() + 8;
        double y = bottom ? frame.top() + frame.height() - height - 6 : frame.top() + 4;
        canvas.box(x - 4, y, width + 4, height, Palette.PAPER, 0.85);
        for (int n = 0; n < named.size(); n++) {
            Series s = named.get(n);
            double at = y + ROW * n + ROW / 2 + 2;
            if (s.style().pen().width() > 0) {
                canvas.line(x, at, x + SAMPLE, at, s.style().pen());
            }
            canvas.marker(
                    s.style().marker(),
                    x + SAMPLE / 2,
                    at,
                    MARKER,
                    s.style().pen().rgb());
            canvas.text(s.name(), x + SAMPLE + GAP, at + 4, Lettering.of(SIZE));
        }
    }
}
