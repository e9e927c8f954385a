package org.deltarad.cohort.figure;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.figure.Canvas.Lettering;
import org.deltarad.cohort.figure.Canvas.Pen;

/** Lines over two axes: the ground of most figures. */
final class LineChart {
    static final double WIDTH = 560;
    static final double HEIGHT = 400;
    private static final double MARKER = 8;
    private static final double CAP = 4;
    private static final double BAND = 0.16;

    private final Frame frame;
    private final List<Series> series;

    LineChart(Axis x, Axis y, List<Series> series) {
        this(new Frame(x, y, 66, 8, WIDTH - 66 - 20, HEIGHT - 8 - 48), series);
    }

    LineChart(Frame frame, List<Series> series) {
        this.frame = frame;
        this.series = List.copyOf(series);
    }

    Frame frame() {
        return frame;
    }

    void draw(Canvas canvas, Legend.Corner legend) {
        frame.draw(canvas);
        series.forEach(s -> drawIntervals(canvas, s));
        series.forEach(s -> drawLine(canvas, s));
        new Legend(series).draw(canvas, frame, legend);
    }

    /** An upright line with a word at its foot, such as the penalty that was chosen. */
    void mark(Canvas canvas, double x, String word) {
        double at = frame.atX(x);
        canvas.line(at, frame.top(), at, frame.top() + frame.height(), new Pen(Palette.QUIET, 1.3, 4, 3));
        canvas.text(
                word, at + 4, frame.top() + frame.height() - 8, Lettering.of(11).in(Palette.QUIET));
    }

    private void drawIntervals(Canvas canvas, Series s) {
        if (s.lower().length == 0) {
            return;
        }
        if (s.style().bars()) {
            Pen pen = new Pen(s.style().pen().rgb(), 1.2);
            for (int n = 0; n < s.x().length; n++) {
                if (Double.isFinite(s.lower()[n]) && Double.isFinite(s.upper()[n])) {
                    double x = frame.atX(s.x()[n]);
                    double top = frame.atY(s.upper()[n]);
                    double bottom = frame.atY(s.lower()[n]);
                    canvas.line(x, top, x, bottom, pen);
                    canvas.line(x - CAP, top, x + CAP, top, pen);
                    canvas.line(x - CAP, bottom, x + CAP, bottom, pen);
                }
            }
            return;
        }
        for (int[] run : runs(s.lower(), s.upper())) {
            int count = run[1] - run[0];
            double[] x = new double[2 * count];
            double[] y = new double[2 * count];
            for (int n = 0; n < count; n++) {
                x[n] = frame.atX(s.x()[run[0] + n]);
                y[n] = frame.atY(s.upper()[run[0] + n]);
                x[2 * count - 1 - n] = x[n];
                y[2 * count - 1 - n] = frame.atY(s.lower()[run[0] + n]);
            }
            canvas.area(x, y, s.style().pen().rgb(), BAND);
        }
    }

    private void drawLine(Canvas canvas, Series s) {
        if (s.style().pen().width() > 0) {
            for (int[] run : runs(s.x(), s.y())) {
                double[] x = new double[run[1] - run[0]];
                double[] y = new double[x.length];
                for (int n = 0; n < x.length; n++) {
                    x[n] = frame.atX(s.x()[run[0] + n]);
                    y[n] = frame.atY(s.y()[run[0] + n]);
                }
                canvas.path(s.name(), x, y, s.style().pen());
            }
        }
        for (int n = 0; n < s.x().length; n++) {
            if (Double.isFinite(s.x()[n]) && Double.isFinite(s.y()[n])) {
                canvas.marker(
                        s.style().marker(),
                        frame.atX(s.x()[n]),
                        frame.atY(s.y()[n]),
                        MARKER,
                        s.style().pen().rgb());
            }
        }
    }

    /** Ranges, ends excluded, in which both are finite. */
    private static List<int[]> runs(double[] a, double[] b) {
        List<int[]> runs = new ArrayList<>();
        int start = -1;
        for (int n = 0; n <= a.length; n++) {
            boolean there = n < a.length && Double.isFinite(a[n]) && Double.isFinite(b[n]);
            if (there && start < 0) {
                start = n;
            } else if (!there && start >= 0) {
                runs.add(new int[] {start, n});
                start = -1;
            }
        }
        return runs;
    }
}
