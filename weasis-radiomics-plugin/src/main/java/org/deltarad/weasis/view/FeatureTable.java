package org.deltarad.weasis.view;

import java.awt.Component;
import java.awt.event.MouseEvent;
import java.util.Comparator;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableRowSorter;
import org.deltarad.weasis.view.model.FeatureRow;

/** The table of features: sorts with missing values last, definitions as tool tips. */
final class FeatureTable extends JTable {
    private static final int NAME_WIDTH = 230;
    private static final int OTHER_WIDTH = 80;

    private final transient FeatureTableModel features;
    private final transient Texts texts;

    FeatureTable(FeatureTableModel model, Texts texts) {
        super(model);
        this.features = model;
        this.texts = texts;
        setName("features");
        getAccessibleContext().setAccessibleName(texts.text("tab.features"));
        setAutoResizeMode(AUTO_RESIZE_OFF);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        setFillsViewportHeight(true);
        TableRowSorter<FeatureTableModel> sorter = new TableRowSorter<>(model);
        for (int c = 0; c < model.getColumnCount(); c++) {
            if (model.isNumber(c)) {
                sorter.setComparator(c, missingLast(sorter, c));
            }
        }
        setRowSorter(sorter);
        setDefaultRenderer(Double.class, new NumberRenderer(new Numbers(texts.locale())));
        for (int c = 0; c < getColumnCount(); c++) {
            getColumnModel().getColumn(c).setPreferredWidth(c == 0 ? NAME_WIDTH : OTHER_WIDTH);
        }
        setRowHeight(getFontMetrics(getFont()).getHeight() + 4);
    }

    /** The sorter turns the order round for descending, so NaN is the largest value or the smallest. */
    private static Comparator<Double> missingLast(TableRowSorter<?> sorter, int column) {
        return (a, b) -> {
            if (a.isNaN() == b.isNaN()) {
                return Double.compare(a, b);
            }
            boolean descending = sorter.getSortKeys().stream()
                    .anyMatch(k -> k.getColumn() == column && k.getSortOrder() == SortOrder.DESCENDING);
            return a.isNaN() == descending ? -1 : 1;
        };
    }

    @SuppressWarnings("unchecked")
    TableRowSorter<FeatureTableModel> sorter() {
        return (TableRowSorter<FeatureTableModel>) getRowSorter();
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        return row < 0 ? null : tip(features.row(convertRowIndexToModel(row)));
    }

    private String tip(FeatureRow r) {
        String missing = r.why().isEmpty() ? "" : "\n" + texts.text("missing") + ": " + r.why();
        String code = r.code().isEmpty() ? "" : "\n(" + r.code() + ", " + r.scheme() + ")";
        String text = r.name() + (r.definition().isEmpty() ? "" : "\n" + r.definition()) + code + missing;
        return "<html><p width=360>" + escaped(text).replace("\n", "<br>") + "</p></html>";
    }

    private static String escaped(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Right-aligned, a dash for what is missing. */
    private static final class NumberRenderer extends DefaultTableCellRenderer {
        private final transient Numbers numbers;

        NumberRenderer(Numbers numbers) {
            this.numbers = numbers;
            setHorizontalAlignment(SwingConstants.RIGHT);
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focus, int row, int column) {
            String text = value instanceof Double d ? numbers.value(d) : "";
            return super.getTableCellRendererComponent(table, text, selected, focus, row, column);
        }
    }
}
