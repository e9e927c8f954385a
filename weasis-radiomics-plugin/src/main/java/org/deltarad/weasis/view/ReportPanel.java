package org.deltarad.weasis.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.SwingWorker;
import org.deltarad.weasis.view.PanelHost.Ability;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;

/**
 * The reports of the selected patient: a list, the selected report, and what can be done with it. On the event thread only;
 * it reads no file but those it writes, in a worker.
 */
public final class ReportPanel extends JPanel {
    private final transient PanelHost host;
    private final transient Texts texts;
    private final ReportList list;
    private final JScrollPane listPane;
    private final JPanel top = new JPanel();
    private final JPanel problems = new JPanel();
    private final JPanel centre = new JPanel(new BorderLayout());
    private final JPanel actions = new JPanel(new FlowLayout(FlowLayout.LEADING, 4, 2));
    private final JProgressBar progress = new JProgressBar();
    private final JTextArea said = ScoreCard.words(" ");
    private transient PatientReports reports = PatientReports.NONE;
    private transient Optional<ReportDetails> details = Optional.empty();

    public ReportPanel(PanelHost host, Texts texts) {
        super(new BorderLayout());
        this.host = host;
        this.texts = texts;
        list = new ReportList(texts, this::selected);
        listPane = new JScrollPane(list);
        setName("deltarad");
        getAccessibleContext().setAccessibleName(texts.text("panel"));
        top.setLayout(new BoxLayout(top, BoxLayout.Y_AXIS));
        problems.setLayout(new BoxLayout(problems, BoxLayout.Y_AXIS));
        JTextArea use = ScoreCard.warningLabel(texts.text("research"));
        use.setName("research");
        progress.setVisible(false);
        progress.setName("progress");
        progress.getAccessibleContext().setAccessibleName(texts.text("loading"));
        progress.setString(texts.text("loading"));
        progress.setStringPainted(true);
        for (JComponent part : new JComponent[] {use, progress, listPane, problems}) {
            part.setAlignmentX(LEFT_ALIGNMENT);
            top.add(part);
        }
        said.setName("said");
        said.setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
        JPanel bottom = new JPanel(new BorderLayout());
        bottom.add(actions, BorderLayout.CENTER);
        bottom.add(said, BorderLayout.SOUTH);
        add(top, BorderLayout.NORTH);
        add(centre, BorderLayout.CENTER);
        add(bottom, BorderLayout.SOUTH);
        setPreferredSize(new Dimension(420, 720));
        show(PatientReports.NONE);
    }

    /** Says that reports are being read; what is shown stays until {@link #show}. */
    public void loading() {
        progress.setIndeterminate(true);
        progress.setVisible(true);
        revalidate();
    }

    /** Shows the reports of a patient; the selected one stays selected where it is still there and current. */
    public void show(PatientReports shown) {
        progress.setIndeterminate(false);
        progress.setVisible(false);
        reports = shown;
        say(" ");
        problems.removeAll();
        shown.unreadable().forEach(u -> {
            JTextArea words = ScoreCard.warningLabel("⚠ " + texts.text("unreadable", u.file(), u.reason()));
            words.setName("unreadable");
            problems.add(words);
        });
        listPane.setVisible(shown.reports().size() > 1);
        list.show(shown);
        if (shown.reports().isEmpty()) {
            nothing();
        }
        revalidate();
        repaint();
    }

    private void nothing() {
        details = Optional.empty();
        centre.removeAll();
        actions.removeAll();
        if (reports.isEmpty()) {
            JLabel label = new JLabel(texts.text("nothing"), JLabel.CENTER);
            label.setName("nothing");
            centre.add(label, BorderLayout.CENTER);
        }
    }

    private void selected(ReportView report) {
        ReportDetails shown = new ReportDetails(reports, report, texts);
        details = Optional.of(shown);
        centre.removeAll();
        centre.add(shown, BorderLayout.CENTER);
        actions(report, shown);
        centre.revalidate();
        centre.repaint();
    }

    private void actions(ReportView report, ReportDetails shown) {
        actions.removeAll();
        button("copy", () -> {
            Rows.Range range = shown.table().getSelectedRowCount() > 0 ? Rows.Range.SELECTED : Rows.Range.SHOWN;
            say(texts.text(Clip.copy(Rows.tabbed(shown.table(), range)) ? "copied" : "copied.not"));
        });
        Rows.formats().forEach(format -> button("export." + format, () -> export(report, shown, format)));
        Set<Ability> abilities = host.abilities(report);
        if (abilities.contains(Ability.DOCUMENT)) {
            button("pdf", () -> host.openDocument(report, this::say));
        }
        report.timePoints().forEach(t -> t.region().ifPresent(r -> {
            if (abilities.contains(Ability.SLICE)) {
                AbstractButton slice = button("slice", () -> host.showLargestSlice(r, this::say));
                slice.setText(texts.text("slice") + suffix(t));
            }
            if (abilities.contains(Ability.SEGMENT) && r.segment()) {
                JToggleButton segment = new JToggleButton(texts.text("segment") + suffix(t), true);
                segment.setName("segment");
                segment.addActionListener(e -> host.showSegment(r, segment.isSelected(), this::say));
                actions.add(segment);
            }
        }));
        actions.revalidate();
    }

    private String suffix(TimePointView t) {
        return switch (t.role()) {
            case BASELINE -> " (" + texts.text("baseline") + ")";
            case MID_TREATMENT -> " (" + texts.text("mid") + ")";
            case OTHER -> t.label().isEmpty() ? "" : " (" + t.label() + ")";
        };
    }

    private AbstractButton button(String key, Runnable action) {
        JButton button = new JButton(texts.text(key));
        button.setName(key);
        button.getAccessibleContext().setAccessibleDescription(texts.text(key + ".tip"));
        button.setToolTipText(texts.text(key + ".tip"));
        button.addActionListener(e -> action.run());
        actions.add(button);
        return button;
    }

    private void export(ReportView report, ReportDetails shown, String format) {
        Optional<Path> file = host.chooseFile("deltarad-" + report.sopInstanceUid() + "." + format);
        if (file.isEmpty()) {
            return;
        }
        switch (format) {
            case "csv" -> write(file.get(), Rows.csv(shown.table()));
            case "json" -> write(file.get(), Rows.json(report, shown.table()));
            default -> write(file.get(), picture());
        }
    }

    /** The panel as it is shown, at twice its size. */
    BufferedImage picture() {
        BufferedImage image = new BufferedImage(2 * getWidth(), 2 * getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(2, 2);
        printAll(g);
        g.dispose();
        return image;
    }

    private void write(Path file, Object content) {
        new SwingWorker<Void, Void>() {
            @Override
            protected Void doInBackground() throws IOException {
                if (content instanceof BufferedImage image) {
                    if (!ImageIO.write(image, "png", file.toFile())) {
                        throw new IOException("no PNG writer");
                    }
                } else {
                    Files.writeString(file, (String) content);
                }
                return null;
            }

            @Override
            protected void done() {
                try {
                    get();
                    say(texts.text("saved", file.toString()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (java.util.concurrent.ExecutionException e) {
                    say(texts.text("saved.not", file.toString(), String.valueOf(e.getCause())));
                }
            }
        }.execute();
    }

    /** Shows a sentence below the panel, until the next. */
    public void say(String sentence) {
        said.setText(sentence);
    }

    /** The report that is shown. */
    public Optional<ReportView> shown() {
        return details.flatMap(d -> Optional.ofNullable(list.getSelectedValue()));
    }

    /** The language of the panel. */
    public Locale language() {
        return texts.locale();
    }
}
