package org.deltarad.node.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Baseline and mid-treatment value of each feature on one line, joined by their change. Says "Research use only".
 *
 * @param title the chart's title
 * @param unit  what the values are, such as z
 * @param rows  the features, top to bottom
 */
public record DeltaChart(String title, String unit, List<Row> rows) {
    /** Okabe and Ito's blue and vermillion: told apart by colour-blind people, and by their marker's form. */
    private static final Color BASELINE = new Color(0x0072B2);

    private static final Color MID_TREATMENT = new Color(0xD55E00);
    private static final Color CHANGE = new Color(0x9A9A9A);
    private static final Color INK = new Color(0x222222);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
    private static final int LABEL_WIDTH = 360;
    private static final int WIDTH = 800;
    private static final int ROW_HEIGHT = 46;
    private static final int FRAME_HEIGHT = 190;

    public DeltaChart {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a chart needs a feature");
        }
        rows = List.copyOf(rows);
    }

    /**
     * @param label  the feature's name
     * @param before its value at baseline
     * @param after  its value at mid-treatment
     */
    public record Row(String label, double before, double after) {}

    /** Writes the chart as PNG. */
    public void writePng(OutputStream out) throws IOException {
        XYChart chart = chart();
        BufferedImage image = new BufferedImage(LABEL_WIDTH + WIDTH, chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.translate(LABEL_WIDTH, 0);
            chart.paint(g, WIDTH, chart.getHeight());
            paintLabels(chart, g);
        } finally {
            g.dispose();
        }
        ImageIO.write(image, "png", out);
    }

    /** XChart has no category labels on a vertical axis, so the names stand to the left of its picture. */
    private void paintLabels(XYChart chart, Graphics2D g) {
        g.setFont(FONT);
        g.setColor(INK);
        FontMetrics metrics = g.getFontMetrics();
        for (int n = 0; n < rows.size(); n++) {
            String label = rows.get(n).label();
            float middle = (float) chart.getScreenYFromChart(height(n));
            g.drawString(
                    label, -metrics.stringWidth(label), middle + (metrics.getAscent() - metrics.getDescent()) / 2f);
        }
    }

    private XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(FRAME_HEIGHT + ROW_HEIGHT * rows.size())
                .title(title + " \u00b7 Research use only")
                .xAxisTitle(unit)
                .build();
        style(chart);
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            XYSeries change = chart.addSeries(
                    "change " + n, new double[] {row.before(), row.after()}, new double[] {height(n), height(n)});
            change.setMarker(SeriesMarkers.NONE).setLineColor(CHANGE).setShowInLegend(false);
            change.setLineStyle(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        double[] heights =
                IntStream.range(0, rows.size()).mapToDouble(this::height).toArray();
        addPoints(chart, "Baseline", rows.stream().mapToDouble(Row::before), heights, BASELINE)
                .setMarker(SeriesMarkers.CIRCLE);
        addPoints(chart, "Mid-treatment", rows.stream().mapToDouble(Row::after), heights, MID_TREATMENT)
                .setMarker(SeriesMarkers.DIAMOND);
        return chart;
    }

    private static XYSeries addPoints(XYChart chart, String name, DoubleStream x, double[] heights, Color colour) {
        XYSeries points = chart.addSeries(name, x.toArray(), heights);
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarkerColor(colour).setLineStyle(SeriesLines.NONE);
        return points;
    }

    private void style(XYChart chart) {
        double[] values = rows.stream()
                .flatMapToDouble(r -> DoubleStream.of(r.before(), r.after()))
                .filter(Double::isFinite)
                .toArray();
        double min = Math.min(0, DoubleStream.of(values).min().orElse(0));
        double max = Math.max(0, DoubleStream.of(values).max().orElse(0));
        double margin = Math.max(0.08 * (max - min), 0.1);
        chart.getStyler()
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendFont(FONT)
                .setLegendBorderColor(Color.WHITE)
                .setChartTitleFont(FONT.deriveFont(Font.BOLD, 18f))
                .setChartFontColor(INK)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setMarkerSize(14);
        chart.getStyler()
                .setAxisTickLabelsFont(FONT)
                .setAxisTitleFont(FONT)
                .setAxisTickLabelsColor(INK)
                .setPlotGridLinesColor(new Color(0xE4E4E4))
                .setXAxisMin(min - margin)
                .setXAxisMax(max + margin)
                .setXAxisDecimalPattern("0.0##")
                .setYAxisMin(0.0)
                .setYAxisMax(rows.size() + 1.0)
                .setYAxisTicksVisible(false);
    }

    private double height(int row) {
        return rows.size() - row;
    }
}
