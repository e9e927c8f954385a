package org.deltarad.node.picture.page;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deltarad.report.Report;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.ScoreResult.Contribution;
import org.deltarad.signature.ScoreResult.Scored;
import org.deltarad.signature.Signature;
import org.deltarad.signature.Signature.Input;

/** The features of the signatures at both time points, their change, and their part of the score. */
record ChangePanel(Report report) {
    private static final double ROW = 11.6;
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
        Ink.line(g, "Part of the score", bold, Ink.TEXT, x + 0.79 * width, at, 0.2 * width);
        g.setColor(Ink.RULE);
        g.fill(new Rectangle2D.Double(x, at + 4, width, 0.7));
        for (ScoreResult score : report.scores()) {
            at += ROW;
            if (at > box.getMaxY()) {
                return;
            }
            Ink.line(g, heading(score.signature()), Ink.font(Font.ITALIC, Ink.SMALL), Ink.QUIET, x, at, width);
            at = terms(g, score, new Rectangle2D.Double(x, at, width, box.getMaxY() - at));
        }
    }

    private static String heading(Signature s) {
        return s.id() + (s.input() == Input.DELTA ? ", of the changes" : ", of the baseline");
    }

    /** The rows of a signature below the top of a box; says where the last one is. */
    private double terms(Graphics2D g, ScoreResult score, Rectangle2D box) {
        Map<String, Contribution> parts = new LinkedHashMap<>();
        if (score instanceof Scored scored) {
            scored.contributions().forEach(c -> parts.put(c.feature(), c));
        }
        double largest = parts.values().stream()
                .mapToDouble(c -> Math.abs(c.part()))
                .max()
                .orElse(1);
        double at = box.getY();
        for (Signature.Term term : score.signature().terms()) {
            String feature = term.feature();
            if (!report.baseline().features().containsKey(feature)) {
                continue;
            }
            at += ROW;
            if (at > box.getMaxY()) {
                return at;
            }
            row(g, feature, box.getX(), at, box.getWidth());
            if (parts.containsKey(feature)) {
                bar(g, parts.get(feature), largest, box.getX() + 0.88 * box.getWidth(), at, 0.09 * box.getWidth());
            }
        }
        return at;
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
