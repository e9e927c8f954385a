package org.deltarad.cohort.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.deltarad.cohort.evaluate.CalibrationCurve;
import org.deltarad.cohort.evaluate.CalibrationGroup;
import org.deltarad.cohort.evaluate.ClinicalImpact;
import org.deltarad.cohort.evaluate.DecisionCurve;
import org.deltarad.cohort.evaluate.RocCurve;
import org.deltarad.cohort.evaluate.RocPoint;

/** Curves of measures, one or more in a chart. */
public record CurveFigure(
        String name, String title, String description, Axis x, Axis y, List<Series> series, Place legend, Mark mark)
        implements Figure {
    public CurveFigure {
        series = List.copyOf(series);
    }

    /** Where the legend stands: where the curves are not. */
    public enum Place {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT
    }

    /**
     * An upright line.
     *
     * @param value on the x axis; NaN for none
     */
    public record Mark(double value, String word) {
        static final Mark NONE = new Mark(Double.NaN, "");
    }

    /** A curve with its name in the legend. */
    public record Named<T>(String name, T curve) {}

    /** Sensitivity over 1 - specificity, with the diagonal. */
    public static CurveFigure roc(String name, String title, List<Named<RocCurve>> curves) {
        List<Series> series = new ArrayList<>();
        series.add(Series.reference("", new double[] {0, 1}, new double[] {0, 1}, 4, 4));
        for (int n = 0; n < curves.size(); n++) {
            List<RocPoint> points = curves.get(n).curve().points();
            double[] x = points.stream().mapToDouble(p -> 1 - p.specificity()).toArray();
            double[] y = points.stream().mapToDouble(RocPoint::sensitivity).toArray();
            series.add(Series.line(curves.get(n).name(), x, y, n));
        }
        return new CurveFigure(
                name,
                title,
                "Receiver operating characteristic: " + names(curves),
                Axis.share("1 \u2212 specificity"),
                Axis.share("Sensitivity"),
                series,
                Place.BOTTOM_RIGHT,
                Mark.NONE);
    }

    /** Observed over predicted risk of groups, with the diagonal of perfect calibration. */
    public static CurveFigure calibration(String name, String title, List<Named<CalibrationCurve>> curves) {
        List<Series> series = new ArrayList<>();
        series.add(Series.reference("Perfect", new double[] {0, 1}, new double[] {0, 1}, 4, 4));
        for (int n = 0; n < curves.size(); n++) {
            List<CalibrationGroup> groups = curves.get(n).curve().groups();
            series.add(Series.points(
                    curves.get(n).name(),
                    groups.stream().mapToDouble(CalibrationGroup::predicted).toArray(),
                    groups.stream().mapToDouble(g -> g.observed().value()).toArray(),
                    groups.stream().mapToDouble(g -> g.observed().lower()).toArray(),
                    groups.stream().mapToDouble(g -> g.observed().upper()).toArray(),
                    n));
        }
        return new CurveFigure(
                name,
                title,
                "Observed against predicted risk in groups with intervals: " + names(curves),
                Axis.share("Predicted risk (probability)"),
                Axis.share("Observed risk (probability)"),
                series,
                Place.TOP_LEFT,
                Mark.NONE);
    }

    /** Net benefit over thresholds, with those of treating all and none. */
    public static CurveFigure decision(String name, String title, List<Named<DecisionCurve>> curves) {
        List<Series> series = new ArrayList<>();
        DecisionCurve first = curves.get(0).curve();
        double highest = 0;
        for (int n = 0; n < curves.size(); n++) {
            DecisionCurve c = curves.get(n).curve();
            series.add(Series.line(curves.get(n).name(), c.threshold(), c.model(), n));
            highest = Math.max(
                    highest,
                    DoubleStream.concat(Arrays.stream(c.model()), Arrays.stream(c.all()))
                            .max()
                            .orElse(0));
        }
        double low = -0.25 * Math.max(highest, 0.05);
        series.add(Series.reference("Treat all", first.threshold(), from(low, first.all()), 6, 3));
        series.add(Series.reference("Treat none", new double[] {0, 1}, new double[] {0, 0}));
        Axis shown = Axis.of("Net benefit (per patient)", low, 1.1 * Math.max(highest, 0.05));
        return new CurveFigure(
                name,
                title,
                "Net benefit over threshold probabilities: " + names(curves),
                Axis.share("Threshold probability"),
                shown,
                series.stream().map(s -> cut(s, low)).toList(),
                Place.TOP_RIGHT,
                Mark.NONE);
    }

    /** Patients of 1000 at high risk, and those of them with the event, over thresholds. */
    public static CurveFigure impact(String name, String title, ClinicalImpact impact) {
        return new CurveFigure(
                name,
                title,
                "Of 1000 patients those called high risk, and those of them with the event, over thresholds",
                Axis.share("Threshold probability"),
                Axis.of("Patients of 1000", 0, 1000),
                List.of(
                        Series.line("High risk", impact.threshold(), impact.highRisk(), 0),
                        Series.line("High risk with the event", impact.threshold(), impact.highRiskWithEvent(), 1)),
                Place.TOP_RIGHT,
                Mark.NONE);
    }

    private static Series cut(Series s, double low) {
        return new Series(s.name(), s.x(), from(low, s.y()), s.lower(), s.upper(), s.style());
    }

    /** Values below a limit as NaN, so that a line ends there. */
    private static double[] from(double low, double[] values) {
        return Arrays.stream(values).map(v -> v < low ? Double.NaN : v).toArray();
    }

    private static String names(List<? extends Named<?>> curves) {
        return String.join(", ", curves.stream().map(Named::name).toList());
    }

    @Override
    public double width() {
        return LineChart.WIDTH;
    }

    @Override
    public double height() {
        return LineChart.HEIGHT;
    }

    @Override
    public void draw(Canvas canvas) {
        LineChart chart = new LineChart(x, y, series);
        chart.draw(canvas, Legend.Corner.valueOf(legend.name()));
        if (Double.isFinite(mark.value())) {
            chart.mark(canvas, mark.value(), mark.word());
        }
    }
}
