package org.deltarad.node.web.chart;

import static org.deltarad.node.web.html.Element.styled;

import java.util.Locale;
import org.deltarad.node.web.html.Element;
import org.deltarad.report.sr.ScoreContent.Scored;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Scorer;

/** A score on its scale: the cut-off in the middle, the risk groups on its sides, a mark where the score is. */
public record ScoreChart(Scored score) {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 78;
    private static final double MARGIN = 8;
    private static final double BAR = 26;
    private static final double BAR_HEIGHT = 22;
    /** The scale reaches so much further than the score, and at least so far. */
    private static final double REACH = 1.6;

    private static final double NEAREST = 0.5;

    public Element svg() {
        double half = Math.max(NEAREST, REACH * Math.abs(score.value() - score.cutoff()));
        Scale x = new Scale(score.cutoff() - half, score.cutoff() + half, MARGIN, WIDTH - MARGIN);
        double middle = x.at(score.cutoff());
        double at = x.at(score.value());
        Element svg = Svg.drawing(
                WIDTH,
                HEIGHT,
                "Score %s, cut-off %s: %s risk"
                        .formatted(number(score.value()), number(score.cutoff()), word(score.group())));
        side(svg, x.at(x.low()), middle, group(x.low()), "start");
        side(svg, middle, x.at(x.high()), group(x.high()), "end");
        svg.add(
                Svg.line("axis", middle, BAR - 4, middle, BAR + BAR_HEIGHT + 4),
                styled("path", "mark")
                        .with("d", String.format(Locale.ROOT, "M%.1f %.1fl-6 -9h12z", at, BAR))
                        .with("aria-hidden", "true"),
                Svg.line("markline", at, BAR, at, BAR + BAR_HEIGHT),
                Svg.text("value", anchor(at), at, BAR - 13, number(score.value())),
                Svg.text("tick", "start", MARGIN, HEIGHT - 10, number(x.low())),
                Svg.text("tick", "middle", middle, HEIGHT - 10, "cut-off " + number(score.cutoff())),
                Svg.text("tick", "end", WIDTH - MARGIN, HEIGHT - 10, number(x.high())));
        return svg;
    }

    private static String anchor(double at) {
        return at < 30 ? "start" : at > WIDTH - 30 ? "end" : "middle";
    }

    private RiskGroup group(double value) {
        return Scorer.group(score.signature().highMeans(), value, score.cutoff());
    }

    private void side(Element svg, double from, double to, RiskGroup group, String anchor) {
        String own = group == score.group() ? " own" : "";
        svg.add(
                Svg.box(group == RiskGroup.HIGH ? "high" : "low", from, BAR, to - from, BAR_HEIGHT),
                Svg.text(
                        "group" + own,
                        anchor,
                        anchor.equals("start") ? from + 8 : to - 8,
                        BAR + BAR_HEIGHT / 2 + 4,
                        word(group) + " risk"));
    }

    private static String word(RiskGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.3f", v).replace('-', '\u2212');
    }
}
