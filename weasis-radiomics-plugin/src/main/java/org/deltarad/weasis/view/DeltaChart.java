package org.deltarad.weasis.view;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javax.swing.JComponent;
import org.deltarad.weasis.view.model.FeatureRow;

/**
 * A bar for each feature of the report's signatures: its z-value or change of z-value in the calibration cohort's standard
 * deviations, else its change in percent of the baseline's magnitude; with first and last value and change in numbers.
 */
final class DeltaChart extends JComponent {
    private static final int GAP = 6;
    private static final int BAR = 9;

    private final transient List<FeatureRow> rows;
    private final transient Texts texts;
    private final transient Numbers numbers;
    private final boolean calibrated;

    DeltaChart(List<FeatureRow> rows, Texts texts) {
        this.rows = List.copyOf(rows);
        this.texts = texts;
        this.numbers = new Numbers(texts.locale());
        this.calibrated = rows.stream().anyMatch(r -> !Double.isNaN(r.z()));
        setName("deltaChart");
        setFocusable(true);
        setToolTipText("");
        getAccessibleContext().setAccessibleName(texts.text("tab.change"));
        getAccessibleContext().setAccessibleDescription(words());
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

    private String words() {
        StringBuilder all = new StringBuilder();
        rows.forEach(r -> all.append(r.name()).append(": ").append(values(r)).append(". "));
        return all.toString();
    }

    private String values(FeatureRow r) {
        int last = r.values().size() - 1;
        String ends = last < 1
                ? numbers.value(r.value(0))
                : numbers.value(r.value(0)) + " → " + numbers.value(r.value(last)) + "  Δ "
                        + numbers.signed(r.change());
        return Double.isNaN(r.z()) ? ends : ends + "  z " + numbers.signed(rounded(r.z()));
    }

    private static double rounded(double z) {
        return Math.rint(z * 100) / 100;
    }

    /** The bar's length: z, or percent of the baseline; NaN where there is neither. */
    private double length(FeatureRow r) {
        if (calibrated) {
            return r.z();
        }
        double base = Math.abs(r.value(0));
        return base > 0 ? 100 * r.change() / base : Double.NaN;
    }

    private int rowHeight() {
        return 2 * getFontMetrics(getFont()).getHeight() + BAR + 2 * GAP;
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics m = getFontMetrics(getFont());
        return new Dimension(260, rows.size() * rowHeight() + 2 * m.getHeight());
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int n = event.getY() / rowHeight();
        return n < rows.size() ? rows.get(n).name() + "  " + values(rows.get(n)) : null;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        FontMetrics m = g.getFontMetrics();
        double most = rows.stream()
                .mapToDouble(r -> Math.abs(length(r)))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        int left = 8;
        double half = (getWidth() - 2 * left) / 2.0;
        double middle = left + half;
        int y = 0;
        for (FeatureRow r : rows) {
            g.setColor(Palette.foreground());
            g.drawString(fit(r.name(), m), left, y + GAP + m.getAscent());
            g.setColor(Palette.faint());
            g.drawString(values(r), left, y + GAP + m.getHeight() + m.getAscent());
            double length = length(r);
            double top = y + GAP + 2.0 * m.getHeight() + 1;
            if (Double.isFinite(length)) {
                double w = Math.abs(length) / Math.max(most, 1e-12) * half;
                g.setColor(length < 0 ? Palette.low() : Palette.ORANGE);
                g.fill(new Rectangle2D.Double(length < 0 ? middle - w : middle, top, Math.max(w, 1), BAR));
            }
            g.setColor(Palette.foreground());
            g.fill(new Rectangle2D.Double(middle, top - 2, 1, BAR + 4.0));
            y += rowHeight();
        }
        axis(g, m, left, half, most, y);
        g.dispose();
    }

    private void axis(Graphics2D g, FontMetrics m, int left, double half, double most, int y) {
        String unit = texts.text(calibrated ? "axis.z" : "axis.percent");
        String end = numbers.rounded(most, calibrated ? 2 : 0);
        int base = y + m.getAscent();
        g.setColor(Palette.faint());
        g.drawString("−" + end, left, base);
        g.drawString("+" + end, (int) (left + 2 * half - m.stringWidth("+" + end)), base);
        g.drawString(unit, (int) (left + half - m.stringWidth(unit) / 2.0), base);
    }

    private String fit(String name, FontMetrics m) {
        String shown = name;
        while (shown.length() > 8 && m.stringWidth(shown) > getWidth() - 16) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }
}
