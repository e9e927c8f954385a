package org.deltarad.weasis.view;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import javax.swing.JComponent;
import org.deltarad.weasis.view.model.ScoreView;

/** A score on its scale: the cut-off in the middle, the sides in the colours of their groups, a marker at the score. */
final class ScoreScale extends JComponent {
    private static final int BAR = 10;
    private static final int MARKER = 7;
    private static final double SPAN = 1.35;

    private final transient ScoreView.Result score;
    private final transient Texts texts;
    private final transient Numbers numbers;

    ScoreScale(ScoreView.Result score, Texts texts) {
        this.score = score;
        this.texts = texts;
        this.numbers = new Numbers(texts.locale());
        setName("scoreScale");
        String words = texts.text(
                "score.words",
                numbers.value(score.value()),
                numbers.value(score.cutoff()),
                texts.text(score.group() == ScoreView.Group.HIGH ? "group.high" : "group.low"));
        getAccessibleContext().setAccessibleName(words);
        setToolTipText(words);
    }

    @Override
    public javax.accessibility.AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                @Override
                public javax.accessibility.AccessibleRole getAccessibleRole() {
                    return javax.accessibility.AccessibleRole.PROGRESS_BAR;
                }
            };
        }
        return accessibleContext;
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics m = getFontMetrics(getFont());
        return new Dimension(240, BAR + 2 * MARKER + 2 * m.getHeight());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        FontMetrics m = g.getFontMetrics();
        double half = Math.max(Math.abs(score.value() - score.cutoff()) * SPAN, 1e-9);
        double left = 4;
        double width = getWidth() - 2 * left;
        double middle = left + width / 2;
        double top = m.getHeight() + MARKER;
        boolean highAbove = score.above() == ScoreView.Group.HIGH;
        g.setColor(highAbove ? Palette.low() : Palette.high());
        g.fill(new Rectangle2D.Double(left, top, width / 2, BAR));
        g.setColor(highAbove ? Palette.high() : Palette.low());
        g.fill(new Rectangle2D.Double(middle, top, width / 2, BAR));
        g.setColor(Palette.foreground());
        g.setStroke(new BasicStroke(2));
        g.drawLine((int) middle, (int) top - 2, (int) middle, (int) top + BAR + 3);
        marker(g, middle + (score.value() - score.cutoff()) / half * width / 2, top);
        String below = texts.text(highAbove ? "group.low" : "group.high");
        String above = texts.text(highAbove ? "group.high" : "group.low");
        String cutoff = texts.text("cutoff", numbers.value(score.cutoff()));
        int base = (int) top + BAR + m.getAscent() + 4;
        g.drawString(below, (int) left, base);
        g.drawString(cutoff, (int) (middle - m.stringWidth(cutoff) / 2.0), base);
        g.drawString(above, (int) (left + width - m.stringWidth(above)), base);
        g.dispose();
    }

    private void marker(Graphics2D g, double x, double top) {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(x, top + 1);
        triangle.lineTo(x - MARKER, top - MARKER);
        triangle.lineTo(x + MARKER, top - MARKER);
        triangle.closePath();
        g.setColor(Palette.foreground());
        g.fill(triangle);
        FontMetrics m = g.getFontMetrics();
        String value = numbers.value(score.value());
        double text = Math.min(Math.max(x - m.stringWidth(value) / 2.0, 2), getWidth() - m.stringWidth(value) - 2.0);
        g.drawString(value, (int) text, (int) top - MARKER - m.getDescent());
    }
}
