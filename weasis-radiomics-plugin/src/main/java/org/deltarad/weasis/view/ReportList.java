package org.deltarad.weasis.view;

import java.awt.Component;
import java.awt.Font;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.ListSelectionModel;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.ReportView;

/** The reports of a patient by date and signature; those that another replaces are greyed and say so. */
final class ReportList extends JList<ReportView> {
    private static final int ROWS = 4;

    private final DefaultListModel<ReportView> items = new DefaultListModel<>();
    private final transient Texts texts;
    private final transient Numbers numbers;
    private transient PatientReports reports = PatientReports.NONE;

    ReportList(Texts texts, Consumer<ReportView> selected) {
        this.texts = texts;
        this.numbers = new Numbers(texts.locale());
        setModel(items);
        setName("reports");
        getAccessibleContext().setAccessibleName(texts.text("reports"));
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setVisibleRowCount(ROWS);
        setCellRenderer(new Renderer());
        addListSelectionListener(e -> {
            if (!e.getValueIsAdjusting() && getSelectedValue() != null) {
                selected.accept(getSelectedValue());
            }
        });
    }

    /** Shows the reports and selects one: the one that was selected, where it is still there, else the first. */
    void show(PatientReports shown) {
        Optional<String> before = Optional.ofNullable(getSelectedValue()).map(ReportView::sopInstanceUid);
        reports = shown;
        items.clear();
        shown.currentFirst().forEach(items::addElement);
        setVisibleRowCount(Math.max(1, Math.min(ROWS, items.size())));
        int kept = before.map(this::indexOf).filter(n -> n >= 0).orElse(0);
        if (!items.isEmpty()) {
            setSelectedIndex(kept);
        }
    }

    private int indexOf(String uid) {
        for (int n = 0; n < items.size(); n++) {
            ReportView r = items.get(n);
            if (r.sopInstanceUid().equals(uid)) {
                return reports.superseded(r) ? -1 : n;
            }
        }
        return -1;
    }

    String words(ReportView r) {
        String line = numbers.date(r.created()) + "  " + r.title();
        return reports.superseded(r) ? line + "  (" + texts.text("superseded") + ")" : line;
    }

    private final class Renderer extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focus) {
            ReportView r = (ReportView) value;
            super.getListCellRendererComponent(list, words(r), index, selected, focus);
            if (reports.superseded(r)) {
                setFont(getFont().deriveFont(Font.ITALIC));
                if (!selected) {
                    setForeground(Palette.greyed());
                }
            }
            return this;
        }
    }
}
