package org.deltarad.weasis.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import org.deltarad.weasis.view.model.FeatureRow;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TrendView;

/** One report: what matters at a glance above, and tabs of the change, the trend, all features and the provenance. */
final class ReportDetails extends JPanel {
    private static final int TREND_POINTS = 3;

    private final transient PatientReports reports;
    private final transient ReportView report;
    private final transient Texts texts;
    private final transient Numbers numbers;
    private final FeaturePanel features;
    private final TrendChart trend;
    private final JTabbedPane tabs = new JTabbedPane();

    ReportDetails(PatientReports reports, ReportView report, Texts texts) {
        super(new BorderLayout());
        this.reports = reports;
        this.report = report;
        this.texts = texts;
        this.numbers = new Numbers(texts.locale());
        trend = new TrendChart(texts);
        features = new FeaturePanel(report, texts, this::selected);
        tabs.setName("tabs");
        tabs.addTab(texts.text("tab.summary"), scroll(summary()));
        List<FeatureRow> terms =
                report.features().stream().filter(FeatureRow::inSignature).toList();
        if (!terms.isEmpty()) {
            tabs.addTab(texts.text("tab.change"), scroll(new DeltaChart(terms, texts)));
        }
        List<FeatureRow> first = terms.isEmpty() ? report.features() : terms;
        if (first.stream().limit(1).anyMatch(r -> trendOf(r).points().size() >= TREND_POINTS)) {
            tabs.addTab(texts.text("tab.trend"), trend);
            trend.show(trendOf(first.get(0)));
        }
        tabs.addTab(texts.text("tab.features"), features);
        tabs.addTab(texts.text("tab.provenance"), new ProvenancePanel(report, texts));
        add(tabs, BorderLayout.CENTER);
    }

    private TrendView trendOf(FeatureRow row) {
        return TrendView.of(reports.currentFirst(), row.lesion(), row.name());
    }

    private void selected(FeatureRow row) {
        trend.show(trendOf(row));
    }

    private static JScrollPane scroll(Component content) {
        JScrollPane pane = new JScrollPane(
                new WidthTracking(content),
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        pane.setBorder(null);
        pane.getVerticalScrollBar().setUnitIncrement(16);
        return pane;
    }

    private JPanel summary() {
        JPanel panel = new JPanel();
        panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
        panel.setBorder(BorderFactory.createEmptyBorder(4, 2, 4, 2));
        if (report.origin() == ReportView.Origin.OTHER) {
            put(panel, ScoreCard.warningLabel(texts.text("other")));
        }
        report.problems().forEach(p -> put(panel, ScoreCard.warningLabel("⚠ " + p)));
        if (reports.superseded(report)) {
            put(panel, ScoreCard.warningLabel("⚠ " + texts.text("superseded.long")));
        }
        Optional<String> scans = scans();
        scans.ifPresent(s -> put(panel, indented(s)));
        JPanel cards = ScoreCard.all(report.scores(), texts);
        cards.setAlignmentX(LEFT_ALIGNMENT);
        panel.add(cards);
        put(
                panel,
                indented(texts.text(
                        "features.measured", Integer.toString(report.features().size()))));
        return panel;
    }

    private Optional<String> scans() {
        if (report.timePoints().isEmpty()
                || report.timePoints().get(0).acquired().isEmpty()) {
            return report.days().map(this::days);
        }
        String first = numbers.date(report.timePoints().get(0).acquired());
        if (report.timePoints().size() == 1) {
            return Optional.of(texts.text("scan", first));
        }
        String last = numbers.date(
                report.timePoints().get(report.timePoints().size() - 1).acquired());
        return Optional.of(texts.text("scans", first, last)
                + report.days().map(d -> " · " + days(d)).orElse(""));
    }

    private String days(double d) {
        return texts.text("days", numbers.rounded(d, 1));
    }

    private static JTextArea indented(String text) {
        JTextArea words = ScoreCard.words(text);
        words.setBorder(BorderFactory.createEmptyBorder(2, 8, 4, 8));
        return words;
    }

    private static void put(JPanel panel, JTextArea words) {
        words.setAlignmentX(LEFT_ALIGNMENT);
        panel.add(words);
    }

    FeatureTable table() {
        return features.table();
    }
}
