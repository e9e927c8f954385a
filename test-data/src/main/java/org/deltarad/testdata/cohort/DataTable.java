package org.deltarad.testdata.cohort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text cells.
 *
 * @param name    of its file, without extension
 * @param columns their names
 * @param rows    a cell for each column; none contains a comma, a quote or a line end
 */
public record DataTable(String name, List<String> columns, List<List<String>> rows) {
    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The cells of a column. */
    public List<String> column(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column '" + column + "' in " + name);
        }
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** The cells of a column as numbers; empty ones are NaN. */
    public double[] numbers(String column) {
        return column(column).stream()
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    /** Writes {@code name.csv} (UTF-8) into a folder; the file. */
    Path write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", columns));
        rows.forEach(row -> lines.add(String.join(",", row)));
        return Files.write(folder.resolve(name + ".csv"), lines, StandardCharsets.UTF_8);
    }
}
