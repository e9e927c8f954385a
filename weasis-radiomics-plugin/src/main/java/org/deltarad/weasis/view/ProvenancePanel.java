package org.deltarad.weasis.view;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;
import org.deltarad.weasis.view.model.Fact;
import org.deltarad.weasis.view.model.ReportView;

/** How the numbers came about, by topic. */
final class ProvenancePanel extends JPanel {
    ProvenancePanel(ReportView report, Texts texts) {
        super(new BorderLayout());
        List<Object[]> lines = new ArrayList<>();
        for (Fact.Topic topic : Fact.Topic.values()) {
            List<Fact> facts =
                    report.provenance().stream().filter(f -> f.topic() == topic).toList();
            if (!facts.isEmpty()) {
                lines.add(new Object[] {texts.text("topic." + topic.name().toLowerCase(java.util.Locale.ROOT)), ""});
            }
            facts.forEach(
                    f -> lines.add(new Object[] {"    " + (f.keyed() ? texts.text(f.name()) : f.name()), f.value()}));
        }
        JTable table =
                new JTable(
                        new DefaultTableModel(
                                lines.toArray(Object[][]::new),
                                new Object[] {texts.text("column.name"), texts.text("column.value")}) {
                            @Override
                            public boolean isCellEditable(int row, int column) {
                                return false;
                            }
                        }) {
                    @Override
                    public String getToolTipText(java.awt.event.MouseEvent event) {
                        int row = rowAtPoint(event.getPoint());
                        return row < 0 ? null : String.valueOf(getValueAt(row, 1));
                    }
                };
        table.setName("provenance");
        table.getAccessibleContext().setAccessibleName(texts.text("tab.provenance"));
        table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 4);
        add(new JScrollPane(table), BorderLayout.CENTER);
    }
}
