package org.deltarad.cohort.figure;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.figure.Canvas.Lettering;

/**
 * Kaplan-Meier curves of groups with their bands, a stroke where patients are censored, and the numbers at risk below.
 *
 * @param time   axis of follow-up, from 0
 * @param remark such as the p of the log-rank test, or empty
 */
public record KaplanMeierFigure(String name, String title, Axis time, String event, List<Group> groups, String remark)
        implements Figure {
    private static final double LEFT = 92;
    private static final double PLOT = 290;
    private static final double ROW = 18;

    public KaplanMeierFigure {
        groups = List.copyOf(groups);
    }

    /**
     * A curve; arrays have an element per distinct time, ascending, as those of
     * {@link org.deltarad.cohort.survival.KaplanMeier}.
     *
     * @param lower end of the band; NaN where there is none
     * @param upper end of the band; NaN where there is none
     */
    public record Group(
            String name,
            double[] times,
            int[] atRisk,
            int[] events,
            int[] censored,
            double[] survival,
            double[] lower,
            double[] upper) {

        /** Patients followed up to a time or longer. */
        int atRisk(double time) {
            for (int n = 0; n < times.length; n++) {
                if (times[n] >= time) {
                    return atRisk[n];
                }
            }
            return 0;
        }

        /** The curve as corners of its steps, from time 0 on; the band goes along. */
        Series steps(int look) {
            int corners = 2 * times.length + 1;
            double[][] c = new double[4][corners];
            c[1][0] = c[2][0] = c[3][0] = 1;
            for (int n = 0; n < times.length; n++) {
                c[0][2 * n + 1] = c[0][2 * n + 2] = times[n];
                c[1][2 * n + 1] = c[1][2 * n];
                c[2][2 * n + 1] = c[2][2 * n];
                c[3][2 * n + 1] = c[3][2 * n];
                c[1][2 * n + 2] = survival[n];
                c[2][2 * n + 2] = lower[n];
                c[3][2 * n + 2] = upper[n];
            }
            return new Series(name, c[0], c[1], c[2], c[3], new Series.Style(Palette.pen(look), Marker.NONE, false));
        }
    }

    @Override
    public String description() {
        return "Kaplan-Meier curves with numbers at risk; groups: "
                + String.join(", ", groups.stream().map(Group::name).toList()) + ". " + remark;
    }

    @Override
    public double width() {
        return LineChart.WIDTH;
    }

    @Override
    public double height() {
        return PLOT + 66 + ROW * (groups.size() + 1);
    }

    @Override
    public void draw(Canvas canvas) {
        Frame frame = new Frame(time, Axis.share("Free of " + event), LEFT, 8, width() - LEFT - 24, PLOT);
        List<Series> curves = new ArrayList<>();
        for (int n = 0; n < groups.size(); n++) {
            curves.add(groups.get(n).steps(n));
        }
        new LineChart(frame, curves).draw(canvas, Legend.Corner.BOTTOM_LEFT);
        for (int n = 0; n < groups.size(); n++) {
            Group g = groups.get(n);
            for (int k = 0; k < g.times().length; k++) {
                if (g.censored()[k] > 0) {
                    canvas.marker(
                            Marker.TICK, frame.atX(g.times()[k]), frame.atY(g.survival()[k]), 9, Palette.colour(n));
                }
            }
        }
        drawNumbers(canvas, frame);
    }

    private void drawNumbers(Canvas canvas, Frame frame) {
        double y = frame.top() + frame.height() + 60;
        canvas.text("Number at risk", 8, y, Lettering.of(Frame.TICK_SIZE).emphasised());
        canvas.text(
                remark,
                frame.left() + frame.width(),
                y,
                Lettering.of(Frame.TICK_SIZE).end());
        for (int n = 0; n < groups.size(); n++) {
            y += ROW;
            Lettering type = Lettering.of(Frame.TICK_SIZE).in(Palette.colour(n));
            canvas.text(Typeface.fit(groups.get(n).name(), Frame.TICK_SIZE, LEFT - 28), 8, y, type);
            for (double tick : time.ticks()) {
                canvas.text(
                        Integer.toString(groups.get(n).atRisk(tick)),
                        frame.atX(tick),
                        y,
                        type.in(Palette.INK).middle());
            }
        }
    }
}
