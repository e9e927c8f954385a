package org.deltarad.weasis.view;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.RowFilter;
import javax.swing.SwingConstants;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.deltarad.weasis.view.model.FeatureRow;
import org.deltarad.weasis.view.model.ReportView;

/** The table of features with its search field and its groups by image and class. */
final class FeaturePanel extends JPanel {
    private final transient FeatureTableModel model;
    private final FeatureTable table;
    private final JTextField search = new JTextField(14);
    private final JComboBox<String> image;
    private final JComboBox<String> featureClass;
    private final JLabel count = new JLabel();
    private final transient Texts texts;

    FeaturePanel(ReportView report, Texts texts, Consumer<FeatureRow> selected) {
        super(new BorderLayout());
        this.texts = texts;
        model = new FeatureTableModel(report, texts);
        table = new FeatureTable(model, texts);
        image = groups("filter.images", FeatureRow::image);
        featureClass = groups("filter.classes", FeatureRow::featureClass);
        search.setName("search");
        search.getAccessibleContext().setAccessibleName(texts.text("search"));
        search.getDocument().addDocumentListener(new Typed());
        JPanel filters = new JPanel(new FlowLayout(FlowLayout.LEADING, 4, 2));
        JLabel label = new JLabel(texts.text("search"));
        label.setLabelFor(search);
        filters.add(label);
        filters.add(search);
        JPanel groups = new JPanel(new FlowLayout(FlowLayout.LEADING, 4, 2));
        groups.add(image);
        groups.add(featureClass);
        count.setHorizontalAlignment(SwingConstants.TRAILING);
        count.setBorder(BorderFactory.createEmptyBorder(2, 6, 2, 6));
        JPanel top = new JPanel(new BorderLayout());
        top.add(filters, BorderLayout.NORTH);
        if (image.getItemCount() > 1 || featureClass.getItemCount() > 1) {
            top.add(groups, BorderLayout.SOUTH);
        }
        add(top, BorderLayout.NORTH);
        add(new JScrollPane(table), BorderLayout.CENTER);
        add(count, BorderLayout.SOUTH);
        table.getSelectionModel().addListSelectionListener(e -> {
            int row = table.getSelectedRow();
            if (!e.getValueIsAdjusting() && row >= 0) {
                selected.accept(model.row(table.convertRowIndexToModel(row)));
            }
        });
        keys();
        filter();
    }

    private JComboBox<String> groups(String all, Function<FeatureRow, String> group) {
        JComboBox<String> box = new JComboBox<>();
        box.addItem(texts.text(all));
        model.rows().stream().map(group).filter(s -> !s.isEmpty()).distinct().forEach(box::addItem);
        box.setName(all);
        box.getAccessibleContext().setAccessibleName(texts.text(all));
        box.addActionListener(e -> filter());
        return box;
    }

    private void keys() {
        int menu = KeyEvent.CTRL_DOWN_MASK;
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(KeyEvent.VK_F, menu), "search");
        getActionMap().put("search", action(search::requestFocusInWindow));
        search.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "clear");
        search.getActionMap().put("clear", action(() -> search.setText("")));
        search.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_DOWN, 0), "table");
        search.getActionMap().put("table", action(table::requestFocusInWindow));
        table.getActionMap().put("copy", action(() -> Clip.copy(Rows.tabbed(table, Rows.Range.SELECTED))));
    }

    private static AbstractAction action(Runnable run) {
        return new AbstractAction() {
            @Override
            public void actionPerformed(java.awt.event.ActionEvent e) {
                run.run();
            }
        };
    }

    private void filter() {
        String words = search.getText().strip().toLowerCase(Locale.ROOT);
        Object wantedImage = image.getSelectedIndex() > 0 ? image.getSelectedItem() : null;
        Object wantedClass = featureClass.getSelectedIndex() > 0 ? featureClass.getSelectedItem() : null;
        List<String> parts = java.util.Arrays.stream(words.split("\\s+", -1)).toList();
        table.sorter().setRowFilter(new RowFilter<FeatureTableModel, Integer>() {
            @Override
            public boolean include(Entry<? extends FeatureTableModel, ? extends Integer> entry) {
                FeatureRow r = model.row(entry.getIdentifier());
                return (wantedImage == null || Objects.equals(wantedImage, r.image()))
                        && (wantedClass == null || Objects.equals(wantedClass, r.featureClass()))
                        && parts.stream().allMatch(p -> found(r, p));
            }
        });
        count.setText(
                texts.text("count", Integer.toString(table.getRowCount()), Integer.toString(model.getRowCount())));
    }

    private static boolean found(FeatureRow r, String word) {
        return contains(r.name(), word)
                || contains(r.code(), word)
                || contains(r.lesion(), word)
                || contains(r.definition(), word);
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }

    FeatureTable table() {
        return table;
    }

    JComponent searchField() {
        return search;
    }

    private final class Typed implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent e) {
            filter();
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
            filter();
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
            filter();
        }
    }
}
