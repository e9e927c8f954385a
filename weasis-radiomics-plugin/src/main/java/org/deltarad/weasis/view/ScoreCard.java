package org.deltarad.weasis.view;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.deltarad.weasis.view.model.ScoreView;

/** A signature's outcome at a glance: its score or why there is none, warnings, the cohort behind it. */
final class ScoreCard extends JPanel {
    private final transient Texts texts;

    ScoreCard(ScoreView score, Texts texts) {
        this.texts = texts;
        setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
        setBorder(BorderFactory.createEmptyBorder(4, 8, 6, 8));
        setAlignmentX(Component.LEFT_ALIGNMENT);
        setName("score " + score.signature());
        getAccessibleContext().setAccessibleName(score.signature());
        line(score.signature(), Font.BOLD, Palette.foreground());
        line(title(score), Font.PLAIN, Palette.faint());
        score.result().ifPresent(this::result);
        score.reasons()
                .forEach(r -> warning(texts.text(score.withheld() ? "score.withheld" : "score.none") + ": " + r));
        score.warnings().forEach(this::warning);
        score.calibration().ifPresent(this::cohort);
    }

    private static String title(ScoreView score) {
        return score.endpoint().isEmpty() ? score.title() : score.title() + " · " + score.endpoint();
    }

    private void result(ScoreView.Result result) {
        boolean high = result.group() == ScoreView.Group.HIGH;
        JTextArea group = words((high ? "▲ " : "▼ ") + texts.text(high ? "group.high" : "group.low"));
        group.setFont(group.getFont().deriveFont(Font.BOLD, group.getFont().getSize2D() * 1.3f));
        group.setForeground(high ? Palette.high() : Palette.low());
        group.setName("group");
        put(group);
        ScoreScale scale = new ScoreScale(result, texts);
        scale.setAlignmentX(Component.LEFT_ALIGNMENT);
        add(scale);
        add(Box.createVerticalStrut(4));
    }

    private void cohort(ScoreView.CohortView c) {
        line(
                texts.text(
                        c.synthetic() ? "cohort.synthetic" : "cohort",
                        c.name(),
                        Integer.toString(c.patients()),
                        c.calibration()),
                Font.PLAIN,
                Palette.foreground());
        if (!c.description().isBlank()) {
            line(c.description(), Font.PLAIN, Palette.faint());
        }
    }

    private void warning(String sentence) {
        put(warningLabel("⚠ " + sentence));
    }

    private void line(String text, int style, Color colour) {
        if (!text.isBlank()) {
            JTextArea area = words(text);
            area.setFont(area.getFont().deriveFont(style));
            area.setForeground(colour);
            put(area);
        }
    }

    private void put(JComponent part) {
        add(part);
        add(Box.createVerticalStrut(2));
    }

    /** A sentence on the background of warnings. */
    static JTextArea warningLabel(String sentence) {
        JTextArea area = words(sentence);
        area.setOpaque(true);
        area.setName("warning");
        area.setBackground(Palette.warning());
        area.setBorder(BorderFactory.createEmptyBorder(3, 6, 3, 6));
        return area;
    }

    /** Text that wraps, can be selected and copied. */
    static JTextArea words(String text) {
        JTextArea area = new JTextArea(text);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.setBorder(null);
        area.setFont(UIManager.getFont("Label.font"));
        area.setForeground(Palette.foreground());
        area.setAlignmentX(Component.LEFT_ALIGNMENT);
        area.setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.getAccessibleContext().setAccessibleName(text);
        return area;
    }

    /** The words of several cards. */
    static JPanel all(List<ScoreView> scores, Texts texts) {
        JPanel cards = new JPanel();
        cards.setLayout(new BoxLayout(cards, BoxLayout.Y_AXIS));
        scores.forEach(s -> cards.add(new ScoreCard(s, texts)));
        return cards;
    }
}
