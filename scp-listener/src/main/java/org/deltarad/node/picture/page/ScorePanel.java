package org.deltarad.node.picture.page;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.ScoreResult.NotScored;
import org.deltarad.signature.ScoreResult.Scored;
import org.deltarad.signature.ScoreResult.Withheld;

/** The scores, each with its scale, calibration and warnings, or with the reason why there is none. */
record ScorePanel(List<ScoreResult> scores) {
    private static final double MARGIN = 9;
    private static final double STEP = 10.5;

    void draw(Graphics2D g, Rectangle2D box) {
        Ink.panel(g, box);
        double x = box.getX() + MARGIN;
        double width = box.getWidth() - 2 * MARGIN;
        if (scores.isEmpty()) {
            Ink.line(g, "No signature is configured", font(Font.PLAIN), Ink.QUIET, x, box.getY() + 16, width);
            return;
        }
        double height = box.getHeight() / scores.size();
        for (int n = 0; n < scores.size(); n++) {
            double top = box.getY() + n * height;
            draw(g, scores.get(n), x, top, width, top + height - 4);
        }
    }

    private static void draw(Graphics2D g, ScoreResult result, double x, double top, double width, double bottom) {
        double at = top + 15;
        String name = result.signature().id() + " " + result.signature().version();
        Ink.line(g, name, Ink.font(Font.BOLD, Ink.HEADING), Ink.TEXT, x, at, width * 0.55);
        Ink.lineTo(g, "research use only", Ink.font(Font.ITALIC, Ink.BODY), Ink.WARNING, x + width, at);
        if (result instanceof Scored scored) {
            at += STEP + 3;
            String words = "Score %s: %s risk (%s)"
                    .formatted(
                            ScoreScale.number(scored.value()),
                            scored.group().name().toLowerCase(Locale.ROOT),
                            scored.signature().endpoint());
            Ink.line(g, words, font(Font.BOLD), Ink.TEXT, x, at, width);
            at = new ScoreScale(scored).draw(g, x, at + 2, width) + STEP;
            Ink.line(g, cohort(scored.calibration()), Ink.font(Font.PLAIN, Ink.SMALL), Ink.QUIET, x, at, width);
            notes(g, scored.warnings(), x, at + STEP, width, bottom);
        } else if (result instanceof Withheld withheld) {
            Ink.line(g, "Score withheld", font(Font.BOLD), Ink.TEXT, x, at + STEP + 3, width);
            notes(g, withheld.reasons(), x, at + 2 * STEP + 5, width, bottom);
        } else if (result instanceof NotScored none) {
            Ink.line(g, "No score", font(Font.BOLD), Ink.TEXT, x, at + STEP + 3, width);
            Ink.paragraph(g, none.reason(), font(Font.PLAIN), Ink.TEXT, x, at + 2 * STEP + 5, width, bottom);
        }
    }

    private static String cohort(Calibration c) {
        return "Calibrated on %s, %d patients (%s %s)"
                .formatted(c.cohort().name(), c.cohort().patients(), c.id(), c.version());
    }

    private static void notes(Graphics2D g, List<String> notes, double x, double y, double width, double bottom) {
        double at = y;
        for (String note : notes) {
            if (at > bottom) {
                return;
            }
            at = Ink.paragraph(g, "\u26A0 " + note, font(Font.PLAIN), Ink.WARNING, x, at, width, bottom);
        }
    }

    private static Font font(int style) {
        return Ink.font(style, Ink.BODY);
    }
}
