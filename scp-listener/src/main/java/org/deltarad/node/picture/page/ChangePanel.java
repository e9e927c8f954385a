package org.deltarad.node.picture.page;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.report.Report;
import org.deltarad.signature.ScoreResult.Contribution;
import org.deltarad.signature.ScoreResult.Scored;

/** The features of the signatures at both time points, their change, and their part of the score. */
record ChangePanel(Report report) {
    private static final double ROW = 13;
    private static final double BAR = 7;
    private static final int DIGITS = 4;
    /** Where the columns end, as fractions of the width: baseline, mid-treatment, change, change in percent. */
    private static final double[] ENDS = {0.46, 0.56, 0.66, 0.74};

    void draw(Graphics2D g, Rectangle2D box) {
        double x = box.getX();
        double width = box.getWidth();
        Font bold = Ink.font(Font.BOLD, Ink.BODY);
        double at = box.getY() + 10;
        Ink.line(g, "Feature", bold, Ink.TEXT, x, at, width * 0.3);
        Ink.lineTo(g, "Baseline", bold, Ink.BASELINE, x + ENDS[0] * width, at);
        if (report.midTreatment().isPresent()) {
            Ink.lineTo(g, "Mid-treatment", bold, Ink.MID_TREATMENT, x + ENDS[1] * width, at);
            Ink.lineTo(g, "Change", bold, Ink.TEXT, x + ENDS[2] * width, at);
            Ink.lineTo(g, "%", bold, Ink.TEXT, x + ENDS[3] * width, at);
        }
        Map<String, Contribution> parts = contributions();
        if (!parts.isEmpty()) {
            Ink.line(g, "Part of the score", bold, Ink.TEXT, x + 0.79 * width, at, 0.2 * width);
        }
        double largest = parts.values().stream()
                .mapToDouble(c -> Math.abs(c.part()))
                .max()
                .orElse(1);
        g.setColor(Ink.RULE);
        g.fill(new Rectangle2D.Double(x, at + 4, width, 0.7));
        for (String feature : features(parts.keySet())) {
            at += ROW;
            if (at > box.getMaxY()) {
                return;
            }
            row(g, feature, x, at, width);
            Contribution part = parts.get(feature);
            if (part != null) {
                bar(g, part, largest, x + 0.88 * width, at, 0.09 * width);
            }
        }
    }

    private Map<String, Contribution> contributions() {
        Map<String, Contribution> parts = new LinkedHashMap<>();
        report.scores().stream()
                .filter(Scored.class::isInstance)
                .map(Scored.class::cast)
                .forEach(s -> s.contributions().forEach(c -> parts.putIfAbsent(c.feature(), c)));
        return parts;
    }

    private Set<String> features(Set<String> scored) {
        Set<String> features = new LinkedHashSet<>(scored);
        report.scores().forEach(s -> s.signature().terms().forEach(t -> features.add(t.feature())));
        features.retainAll(report.baseline().features().keySet());
        return features;
    }

    private void row(Graphics2D g, String feature, double x, double at, double width) {
        Font font = Ink.font(Font.PLAIN, Ink.BODY);
        Ink.line(g, feature, font, Ink.TEXT, x, at, 0.36 * width);
        double before = report.baseline().features().get(feature);
        Ink.lineTo(g, number(before), font, Ink.TEXT, x + ENDS[0] * width, at);
        Optional<Double> after = report.midTreatment().map(m -> m.features().get(feature));
        if (after.isEmpty()) {
            return;
        }
        double change = after.get() - before;
        Ink.lineTo(g, number(after.get()), font, Ink.TEXT, x + ENDS[1] * width, at);
        Ink.lineTo(g, signed(number(change), change), font, Ink.TEXT, x + ENDS[2] * width, at);
        double percent = 100 * change / Math.abs(before);
        String share =
                Double.isFinite(percent) ? signed(String.format(Locale.ROOT, "%.0f %%", percent), percent) : "\u2013";
        Ink.lineTo(g, share, font, Ink.TEXT, x + ENDS[3] * width, at);
    }

    private static void bar(Graphics2D g, Contribution c, double largest, double middle, double at, double half) {
        double length = half * Math.abs(c.part()) / largest;
        g.setColor(c.part() < 0 ? Ink.BASELINE : Ink.MID_TREATMENT);
        g.fill(new Rectangle2D.Double(c.part() < 0 ? middle - length : middle, at - BAR, length, BAR));
        g.setColor(Ink.QUIET);
        g.fill(new Rectangle2D.Double(middle - 0.3, at - BAR - 1.5, 0.6, BAR + 3));
        Font small = Ink.font(Font.PLAIN, Ink.SMALL);
        String text = signed(ScoreScale.number(c.part()), c.part());
        if (c.part() < 0) {
            Ink.line(g, text, small, Ink.TEXT, middle + 3, at - 0.5, half);
        } else {
            Ink.lineTo(g, text, small, Ink.TEXT, middle - 3, at - 0.5);
        }
    }

    private static String signed(String number, double v) {
        return v > 0 ? "+" + number : number;
    }

    /** Four significant digits; powers of ten only for what is very large or small. */
    private static String number(double v) {
        if (!Double.isFinite(v)) {
            return "\u2013";
        }
        BigDecimal rounded = new BigDecimal(v).round(new MathContext(DIGITS));
        double size = Math.abs(v);
        return v == 0 || (size >= 1e-4 && size < 1e7) ? rounded.toPlainString() : String.format(Locale.ROOT, "%.3e", v);
    }
}
