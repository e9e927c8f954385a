package org.deltarad.weasis.view;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.swing.JTable;
import org.deltarad.weasis.view.model.ReportView;

/**
 * A table as text. Numbers have a decimal point and as many digits as their doubles need; a missing value is an empty cell, in
 * JSON {@code null}.
 */
final class Rows {
    /** Which rows. */
    enum Range {
        /** As shown: sorted and filtered. */
        SHOWN,
        SELECTED
    }

    private Rows() {}

    /** Tab-separated with headings, for a spreadsheet. */
    static String tabbed(JTable table, Range range) {
        return separated(table, range, "\t", s -> s.replace('\t', ' '));
    }

    /** CSV (RFC 4180) with headings, lines ended by LF. */
    static String csv(JTable table) {
        return separated(table, Range.SHOWN, ",", Rows::cell);
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String separated(JTable table, Range range, String separator, UnaryOperator<String> cell) {
        StringBuilder text = new StringBuilder();
        StringJoiner head = new StringJoiner(separator, "", "\n");
        for (int c = 0; c < table.getColumnCount(); c++) {
            head.add(cell.apply(table.getColumnName(c)));
        }
        text.append(head);
        rows(table, range).forEach(r -> {
            StringJoiner line = new StringJoiner(separator, "", "\n");
            for (int c = 0; c < table.getColumnCount(); c++) {
                line.add(cell.apply(plain(table.getValueAt(r, c))));
            }
            text.append(line);
        });
        return text.toString();
    }

    private static IntStream rows(JTable table, Range range) {
        return switch (range) {
            case SHOWN -> IntStream.range(0, table.getRowCount());
            case SELECTED -> IntStream.of(table.getSelectedRows());
        };
    }

    private static String plain(Object value) {
        if (value instanceof Double d) {
            return Double.isNaN(d) ? "" : d.toString();
        }
        return value == null ? "" : value.toString();
    }

    /** A JSON object of the report's identity and the rows as shown. */
    static String json(ReportView report, JTable table) {
        StringBuilder text = new StringBuilder("{\n  \"sopInstanceUid\": ")
                .append(quoted(report.sopInstanceUid()))
                .append(",\n  \"use\": \"research use only\",\n  \"features\": [");
        for (int r = 0; r < table.getRowCount(); r++) {
            text.append(r == 0 ? "\n    {" : ",\n    {");
            for (int c = 0; c < table.getColumnCount(); c++) {
                text.append(c == 0 ? "" : ", ")
                        .append(quoted(table.getColumnName(c)))
                        .append(": ")
                        .append(json(table.getValueAt(r, c)));
            }
            text.append('}');
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String json(Object value) {
        if (value instanceof Double d) {
            return Double.isFinite(d) ? d.toString() : "null";
        }
        return value == null ? "null" : quoted(value.toString());
    }

    private static String quoted(String s) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c < ' ') {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }

    /** Endings of the files that the panel writes. */
    static List<String> formats() {
        return List.of("csv", "json", "png");
    }
}
