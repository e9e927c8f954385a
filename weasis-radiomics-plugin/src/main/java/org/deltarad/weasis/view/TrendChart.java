package org.deltarad.weasis.view;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import org.deltarad.weasis.view.model.TrendView;

/** A feature over all scans, in days from the first. */
final class TrendChart extends JComponent {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double DOT = 7;

    private final transient Texts texts;
    private final transient Numbers numbers;
    private transient TrendView trend = new TrendView("", List.of());

    TrendChart(Texts texts) {
        this.texts = texts;
        this.numbers = new Numbers(texts.locale());
        setName("trendChart");
        setPreferredSize(new Dimension(260, 180));
        getAccessibleContext().setAccessibleName(texts.text("tab.trend"));
    }

    @Override
    public javax.accessibility.AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                @Override
                public javax.accessibility.AccessibleRole getAccessibleRole() {
                    return javax.accessibility.AccessibleRole.CANVAS;
                }
            };
        }
        return accessibleContext;
    }

    void show(TrendView shown) {
        trend = shown;
        StringBuilder words = new StringBuilder(shown.feature());
        shown.points().forEach(p -> words.append(". ")
                .append(numbers.date(Optional.of(p.acquired())))
                .append(' ')
                .append(numbers.value(p.value())));
        getAccessibleContext().setAccessibleDescription(words.toString());
        repaint();
    }

    private double day(TrendView.Point p) {
        return Duration.between(trend.points().get(0).acquired(), p.acquired()).toSeconds() / SECONDS_PER_DAY;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        FontMetrics m = g.getFontMetrics();
        List<TrendView.Point> points = trend.points();
        g.setColor(Palette.foreground());
        if (points.isEmpty()) {
            g.drawString(texts.text("trend.none"), 8, m.getHeight());
            g.dispose();
            return;
        }
        g.drawString(trend.feature(), 8, m.getHeight());
        double low = points.stream().mapToDouble(TrendView.Point::value).min().orElse(0);
        double high = points.stream().mapToDouble(TrendView.Point::value).max().orElse(1);
        double days = Math.max(day(points.get(points.size() - 1)), 1e-9);
        double left = 24;
        double right = getWidth() - 48.0;
        double top = 2.5 * m.getHeight();
        double bottom = getHeight() - 3.0 * m.getHeight();
        g.setColor(Palette.faint());
        g.draw(new Line2D.Double(left, bottom + DOT, right, bottom + DOT));
        double x0 = 0;
        double y0 = 0;
        for (int n = 0; n < points.size(); n++) {
            TrendView.Point p = points.get(n);
            double x = left + day(p) / days * (right - left);
            double y = high > low ? bottom - (p.value() - low) / (high - low) * (bottom - top) : (top + bottom) / 2;
            if (n > 0) {
                g.setColor(Palette.low());
                g.setStroke(new BasicStroke(2));
                g.draw(new Line2D.Double(x0, y0, x, y));
            }
            x0 = x;
            y0 = y;
        }
        for (TrendView.Point p : points) {
            double x = left + day(p) / days * (right - left);
            double y = high > low ? bottom - (p.value() - low) / (high - low) * (bottom - top) : (top + bottom) / 2;
            g.setColor(Palette.VERMILION);
            g.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
            g.setColor(Palette.foreground());
            g.drawString(numbers.value(p.value()), (int) x - 12, (int) (y - DOT));
            String day = numbers.rounded(day(p), 0);
            g.drawString(day, (int) (x - m.stringWidth(day) / 2.0), (int) (bottom + DOT + m.getAscent() + 2));
        }
        String unit = texts.text("axis.days");
        g.setColor(Palette.faint());
        g.drawString(unit, (int) ((left + right - m.stringWidth(unit)) / 2), getHeight() - m.getDescent() - 2);
        g.dispose();
    }
}
