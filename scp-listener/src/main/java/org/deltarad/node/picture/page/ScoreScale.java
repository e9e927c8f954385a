package org.deltarad.node.picture.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult.Scored;
import org.deltarad.signature.Scorer;

/** A score on its scale: the cut-off in the middle, the risk groups on its sides, a mark where the score is. */
record ScoreScale(Scored score) {
    private static final double BAR = 12;
    private static final double TIP = 6;
    /** Twice the distance of the score from the cut-off, and no less than this, is half the scale. */
    private static final double NEAREST = 0.5;

    private static final double REACH = 1.6;
    private static final Color LOW = new Color(0xBF, 0xDD, 0xEE);
    private static final Color HIGH = new Color(0xF6, 0xCD, 0xAE);

    /** Draws at the top of a box and says where the next thing goes. */
    double draw(Graphics2D g, double x, double top, double width) {
        double half = Math.max(NEAREST, REACH * Math.abs(score.value() - score.cutoff()));
        double middle = x + width / 2;
        double bar = top + TIP + 4;
        side(g, new Rectangle2D.Double(x, bar, width / 2, BAR), group(score.cutoff() - half), true);
        side(g, new Rectangle2D.Double(middle, bar, width / 2, BAR), group(score.cutoff() + half), false);
        g.setColor(Ink.TEXT);
        g.setStroke(new BasicStroke(1f));
        g.draw(new Line2D.Double(middle, bar - 3, middle, bar + BAR + 3));
        double at = middle + (score.value() - score.cutoff()) / half * width / 2;
        Path2D mark = new Path2D.Double();
        mark.moveTo(at, bar + 1);
        mark.lineTo(at - TIP * 0.7, bar - TIP);
        mark.lineTo(at + TIP * 0.7, bar - TIP);
        mark.closePath();
        g.fill(mark);
        g.draw(new Line2D.Double(at, bar, at, bar + BAR));
        Font small = Ink.font(Font.PLAIN, Ink.SMALL);
        String cutoff = "cut-off " + number(score.cutoff());
        g.setFont(small);
        Ink.lineTo(g, cutoff, small, Ink.QUIET, middle + g.getFontMetrics().stringWidth(cutoff) / 2.0, bar + BAR + 11);
        Ink.line(g, number(score.cutoff() - half), small, Ink.QUIET, x, bar + BAR + 11, width / 3);
        Ink.lineTo(g, number(score.cutoff() + half), small, Ink.QUIET, x + width, bar + BAR + 11);
        return bar + BAR + 16;
    }

    private RiskGroup group(double value) {
        return Scorer.group(score.signature().highMeans(), value, score.cutoff());
    }

    private void side(Graphics2D g, Rectangle2D box, RiskGroup group, boolean left) {
        g.setColor(group == RiskGroup.HIGH ? HIGH : LOW);
        g.fill(box);
        boolean own = group == score.group();
        Font font = Ink.font(own ? Font.BOLD : Font.PLAIN, Ink.SMALL);
        g.setFont(font);
        String word = group.name().toLowerCase(Locale.ROOT) + " risk";
        double baseline = box.getCenterY() + 2.6;
        if (left) {
            Ink.line(g, word, font, Ink.TEXT, box.getX() + 4, baseline, box.getWidth());
        } else {
            Ink.lineTo(g, word, font, Ink.TEXT, box.getMaxX() - 4, baseline);
        }
    }

    static String number(double v) {
        return String.format(Locale.ROOT, "%.3f", v);
    }
}
