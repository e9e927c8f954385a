package org.deltarad.weasis.view;

import java.util.ArrayList;
import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.deltarad.weasis.view.model.FeatureRow;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;

/** All features of a report, a column for each time point. Numbers are doubles, NaN where they are missing. */
final class FeatureTableModel extends AbstractTableModel {
    /** Kinds of columns; {@code VALUE} once for each time point. */
    enum Kind {
        NAME,
        LESION,
        IMAGE,
        CLASS,
        VALUE,
        CHANGE,
        Z,
        CONTRIBUTION,
        UNIT,
        CODE
    }

    /** A column and its heading. */
    record Column(Kind kind, int timePoint, String heading) {}

    private final transient List<FeatureRow> rows;
    private final transient List<Column> columns = new ArrayList<>();

    FeatureTableModel(ReportView report, Texts texts) {
        rows = report.features();
        column(Kind.NAME, texts.text("column.feature"));
        if (rows.stream().map(FeatureRow::lesion).distinct().count() > 1) {
            column(Kind.LESION, texts.text("lesion"));
        }
        for (int n = 0; n < report.timePoints().size(); n++) {
            columns.add(new Column(Kind.VALUE, n, heading(report.timePoints().get(n), report, texts)));
        }
        if (report.hasChange()) {
            column(Kind.CHANGE, texts.text("column.change"));
        }
        if (rows.stream().anyMatch(r -> !Double.isNaN(r.contribution()))) {
            column(Kind.Z, texts.text("column.z"));
            column(Kind.CONTRIBUTION, texts.text("column.contribution"));
        }
        column(Kind.UNIT, texts.text("unit"));
        column(Kind.CODE, texts.text("column.code"));
        if (rows.stream().anyMatch(r -> !r.featureClass().isEmpty())) {
            column(Kind.IMAGE, texts.text("column.image"));
            column(Kind.CLASS, texts.text("column.class"));
        }
    }

    private void column(Kind kind, String heading) {
        columns.add(new Column(kind, -1, heading));
    }

    private static String heading(TimePointView t, ReportView report, Texts texts) {
        return switch (t.role()) {
            case BASELINE -> texts.text("baseline");
            case MID_TREATMENT -> texts.text("mid");
            case OTHER ->
                t.label().isEmpty()
                        ? texts.text("column.value")
                                + (report.timePoints().size() > 1
                                        ? " " + (report.timePoints().indexOf(t) + 1)
                                        : "")
                        : t.label();
        };
    }

    FeatureRow row(int n) {
        return rows.get(n);
    }

    List<FeatureRow> rows() {
        return rows;
    }

    Column column(int n) {
        return columns.get(n);
    }

    boolean isNumber(int column) {
        Kind kind = columns.get(column).kind();
        return kind == Kind.VALUE || kind == Kind.CHANGE || kind == Kind.Z || kind == Kind.CONTRIBUTION;
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int column) {
        return columns.get(column).heading();
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return isNumber(column) ? Double.class : String.class;
    }

    @Override
    public Object getValueAt(int row, int column) {
        FeatureRow r = rows.get(row);
        Column c = columns.get(column);
        return switch (c.kind()) {
            case NAME -> r.name();
            case LESION -> r.lesion();
            case IMAGE -> r.image();
            case CLASS -> r.featureClass();
            case VALUE -> r.value(c.timePoint());
            case CHANGE -> r.change();
            case Z -> r.z();
            case CONTRIBUTION -> r.contribution();
            case UNIT -> r.unit();
            case CODE -> r.code();
        };
    }
}
