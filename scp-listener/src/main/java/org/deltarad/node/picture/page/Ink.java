package org.deltarad.node.picture.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Colours, type and lines of the page; lengths are points. */
final class Ink {
    static final Color TEXT = new Color(0x1F, 0x29, 0x33);
    static final Color QUIET = new Color(0x5B, 0x67, 0x73);
    static final Color RULE = new Color(0xC9, 0xD1, 0xD9);
    static final Color PANEL = new Color(0xF4, 0xF6, 0xF8);
    /** Okabe and Ito's blue and vermillion, which colour-blind people tell apart; forms and words say the same. */
    static final Color BASELINE = new Color(0x00, 0x72, 0xB2);

    static final Color MID_TREATMENT = new Color(0xD5, 0x5E, 0x00);
    static final Color WARNING = new Color(0x9A, 0x3A, 0x00);

    static final float BODY = 8.5f;
    static final float SMALL = 7f;
    static final float HEADING = 10.5f;
    static final float TITLE = 15f;

    private static final float LEADING = 1.28f;

    private Ink() {}

    static Font font(int style, float size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont(style, size);
    }

    /** Draws one line, cut with an ellipsis where it is wider than {@code width}. */
    static void line(Graphics2D g, String text, Font font, Color colour, double x, double baseline, double width) {
        g.setFont(font);
        g.setColor(colour);
        g.drawString(fit(text, g.getFontMetrics(), width), (float) x, (float) baseline);
    }

    /** Draws one line that ends at {@code right}. */
    static void lineTo(Graphics2D g, String text, Font font, Color colour, double right, double baseline) {
        g.setFont(font);
        g.setColor(colour);
        g.drawString(text, (float) (right - g.getFontMetrics().stringWidth(text)), (float) baseline);
    }

    private static String fit(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + "\u2026") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }

    /**
     * Draws words in lines of a width, the last one cut where there is no more room.
     *
     * @param bottom where the lines end at the latest
     * @return the baseline that a next line would have
     */
    static double paragraph(
            Graphics2D g,
            String text,
            Font font,
            Color colour,
            double x,
            double baseline,
            double width,
            double bottom) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        double step = font.getSize2D() * LEADING;
        List<String> lines = wrap(text, metrics, width);
        double at = baseline;
        for (int n = 0; n < lines.size() && at <= bottom; n++) {
            boolean last = at + step > bottom && n + 1 < lines.size();
            line(g, last ? lines.get(n) + " \u2026" : lines.get(n), font, colour, x, at, width);
            at += step;
        }
        return at;
    }

    private static List<String> wrap(String text, FontMetrics metrics, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    static void panel(Graphics2D g, Rectangle2D box) {
        g.setColor(PANEL);
        g.fill(box);
        g.setColor(RULE);
        g.setStroke(new BasicStroke(0.6f));
        g.draw(box);
    }
}
