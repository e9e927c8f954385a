package org.deltarad.node.web.chart;

import static org.deltarad.node.web.html.Element.tag;

import java.util.List;
import org.deltarad.node.web.html.Element;

/**
 * Amounts over time as bars, zero at the bottom.
 *
 * @param title what is counted
 * @param unit  of the amounts
 * @param bars  the oldest first
 */
public record BarChart(String title, String unit, List<Bar> bars) {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 170;
    private static final double LEFT = 52;
    private static final double TOP = 26;
    private static final double BOTTOM = 24;

    public BarChart {
        bars = List.copyOf(bars);
    }

    /**
     * @param name  of the time, for the tip
     * @param label below the axis; empty for most
     */
    public record Bar(String name, String label, double amount) {}

    public Element svg() {
        double most = bars.stream().mapToDouble(Bar::amount).max().orElse(0);
        Scale y = Scale.around(0, Math.max(1, most), HEIGHT - BOTTOM, TOP);
        Element svg = Svg.drawing(WIDTH, HEIGHT, title + ", " + unit + ": at most " + y.label(most));
        svg.add(Svg.text("title", "start", 0, 13, title), Svg.text("unit", "end", WIDTH, 13, unit));
        for (double tick : y.ticks()) {
            svg.add(
                    Svg.line("grid", LEFT, y.at(tick), WIDTH, y.at(tick)),
                    Svg.text("tick", "end", LEFT - 6, y.at(tick) + 4, y.label(tick)));
        }
        double step = (WIDTH - LEFT) / Math.max(1, bars.size());
        for (int n = 0; n < bars.size(); n++) {
            Bar bar = bars.get(n);
            double x = LEFT + n * step;
            double height = y.at(0) - y.at(bar.amount());
            svg.add(Svg.box("bar", x + step * 0.12, y.at(bar.amount()), step * 0.76, height)
                    .add(tag("title", bar.name() + ": " + y.label(bar.amount()) + " " + unit)));
            if (!bar.label().isEmpty()) {
                boolean last = n >= bars.size() - 2;
                svg.add(Svg.text(
                        "tick", last ? "end" : "middle", last ? WIDTH : x + step / 2, HEIGHT - 7, bar.label()));
            }
        }
        return svg.add(Svg.line("axis", LEFT, y.at(0), WIDTH, y.at(0)));
    }
}
