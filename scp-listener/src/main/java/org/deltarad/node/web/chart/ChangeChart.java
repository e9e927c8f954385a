package org.deltarad.node.web.chart;

import static org.deltarad.node.web.html.Element.tag;

import java.util.List;
import java.util.Locale;
import org.deltarad.node.web.html.Element;

/**
 * Signed numbers of features as bars left and right of zero. A bar that would leave the axis ends there with an arrow; its
 * number stands beside it.
 *
 * @param title what the numbers are
 * @param unit  such as % or z
 * @param reach where the axis ends at the furthest
 * @param rows  the features, top to bottom
 */
public record ChangeChart(String title, String unit, double reach, List<Row> rows) {
    private static final double WIDTH = 720;
    private static final double LEFT = 340;
    /** Room for a bar's number on either side. */
    private static final double NUMBER = 58;

    private static final double TOP = 30;
    private static final double ROW = 19;
    private static final double BOTTOM = 36;

    public ChangeChart {
        rows = List.copyOf(rows);
    }

    /** @param value NaN where there is none */
    public record Row(String feature, double value) {}

    public Element svg() {
        double furthest = rows.stream()
                .mapToDouble(r -> Math.abs(r.value()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double end = Math.min(reach, Math.max(furthest, reach / 1000));
        double height = TOP + ROW * rows.size() + BOTTOM;
        double bottom = TOP + ROW * rows.size();
        Scale x = Scale.around(-end, end, LEFT + NUMBER, WIDTH - NUMBER);
        Element svg = Svg.drawing(WIDTH, height, title + " of " + rows.size() + " features, " + unit);
        svg.add(Svg.text("title", "start", 0, 13, title));
        for (double tick : x.ticks()) {
            svg.add(
                    Svg.line("grid", x.at(tick), TOP - 4, x.at(tick), bottom),
                    Svg.text("tick", "middle", x.at(tick), bottom + 15, x.label(tick)));
        }
        svg.add(Svg.text("unit", "middle", (LEFT + WIDTH) / 2, bottom + 31, unit));
        for (int n = 0; n < rows.size(); n++) {
            svg.add(row(rows.get(n), TOP + ROW * n, x));
        }
        return svg.add(Svg.line("axis", x.at(0), TOP - 4, x.at(0), bottom));
    }

    private Element row(Row row, double top, Scale x) {
        double middle = top + ROW / 2;
        Element g = tag("g", Svg.text("label", "end", LEFT - 12, middle + 4, row.feature()));
        if (!Double.isFinite(row.value())) {
            return g.add(Svg.text("tick", "start", x.at(0) + 6, middle + 4, "not defined"));
        }
        double shown = Math.max(x.low(), Math.min(x.high(), row.value()));
        double from = Math.min(x.at(0), x.at(shown));
        double length = Math.max(1, Math.abs(x.at(shown) - x.at(0)));
        String style = row.value() < 0 ? "down" : "up";
        g.add(Svg.box(style, from, middle - ROW * 0.32, length, ROW * 0.64));
        String arrow = shown == row.value() ? "" : row.value() < 0 ? " \u25C0" : "\u25B6 ";
        String words = row.value() < 0 ? number(row.value()) + arrow : arrow + number(row.value());
        double gap = row.value() < 0 ? -5 : 5;
        return g.add(Svg.text("value", row.value() < 0 ? "end" : "start", x.at(shown) + gap, middle + 4, words));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size >= 100 ? "%+.0f" : size >= 10 ? "%+.1f" : "%+.2f", value);
        return text.replace('-', '\u2212');
    }
}
