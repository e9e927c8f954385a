package org.deltarad.node.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows and the columns they make together: those of the case, then diagnostics, then features, each in the order in which
 * rows bring them. Rows are made when they are asked for, twice, so that a long table needs no more memory than a short one.
 */
public final class ResultTable {
    /** Why a case has no features; empty when it has. */
    public static final String ERROR = "diagnostics_Error";

    /** Makes the row of an index, the same each time. */
    @FunctionalInterface
    public interface Source {
        ResultRow row(int index) throws IOException;
    }

    private final int size;
    private final Source source;

    private ResultTable(int size, Source source) {
        this.size = size;
        this.source = source;
    }

    /** A table of one row. */
    public static ResultTable of(ResultRow row) {
        return new ResultTable(1, index -> row);
    }

    /** A table of these rows. */
    public static ResultTable of(List<ResultRow> rows) {
        return new ResultTable(rows.size(), rows::get);
    }

    /** A table of so many rows, made when they are written. */
    public static ResultTable of(int size, Source source) {
        return new ResultTable(size, source);
    }

    /** The results of a batch in the order of its cases, with a column {@link #ERROR}. */
    public static ResultTable of(CaseTable table, Journal journal) {
        return new ResultTable(table.rows().size(), index -> {
            CaseRow row = table.rows().get(index);
            CaseResult result = journal.result(row);
            Map<String, String> cells = new LinkedHashMap<>();
            for (int n = 0; n < table.header().size(); n++) {
                cells.put(table.header().get(n), row.cells().get(n));
            }
            Map<String, Object> diagnostics = new LinkedHashMap<>();
            diagnostics.put(ERROR, result.error().orElse(null));
            diagnostics.putAll(result.diagnostics());
            return new ResultRow(cells, diagnostics, result.features());
        });
    }

    /** Writes the table whole or not at all. */
    public void save(Path file, TableFormat format) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (TableWriter writer = format.open(draft, columns())) {
                for (int n = 0; n < size; n++) {
                    writer.write(source.row(n));
                }
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** All columns; one that a row computes hides one of the same name in the table of cases. */
    private List<Column> columns() throws IOException {
        Map<String, Column> ofCase = new LinkedHashMap<>();
        Map<String, Column> diagnostics = new LinkedHashMap<>();
        Map<String, Column> features = new LinkedHashMap<>();
        for (int n = 0; n < size; n++) {
            ResultRow row = source.row(n);
            row.cells()
                    .keySet()
                    .forEach(name -> ofCase.putIfAbsent(name, new Column(name, Column.Part.CASE, Column.Kind.TEXT)));
            row.diagnostics().forEach((name, value) -> add(diagnostics, name, Column.Part.DIAGNOSTICS, value));
            row.features().forEach((name, value) -> add(features, name, Column.Part.FEATURES, value));
        }
        List<Column> all = new ArrayList<>(ofCase.values());
        all.removeIf(column -> diagnostics.containsKey(column.name()) || features.containsKey(column.name()));
        all.addAll(diagnostics.values());
        all.addAll(features.values());
        return all;
    }

    private static void add(Map<String, Column> columns, String name, Column.Part part, Object value) {
        Column known = columns.get(name);
        if (known != null && value == null) {
            return;
        }
        Column.Kind kind = Column.Kind.of(value);
        columns.put(
                name, new Column(name, part, known == null ? kind : known.kind().or(kind)));
    }
}
