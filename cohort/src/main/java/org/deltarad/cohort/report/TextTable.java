package org.deltarad.cohort.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table that a step of a study left, as text; cells of rows that are too short are empty. */
record TextTable(List<String> header, List<List<String>> rows) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    TextTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Empty when there is no such file, or it has no header. */
    static Optional<TextTable> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            List<List<String>> all = new ArrayList<>();
            for (CSVRecord row : parser) {
                all.add(row.toList());
            }
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TextTable(all.get(0), all.subList(1, all.size())));
        }
    }

    boolean has(String... columns) {
        return header.containsAll(List.of(columns));
    }

    /** A cell; empty where the table has no such column. */
    String cell(List<String> row, String column) {
        int c = header.indexOf(column);
        return c < 0 || c >= row.size() ? "" : row.get(c);
    }

    /** A cell as a number; NaN where it is empty or none. */
    double number(List<String> row, String column) {
        String cell = cell(row, column);
        try {
            return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    double[] numbers(String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).toArray();
    }

    int[] counts(String column) {
        return rows.stream()
                .mapToInt(row -> (int) Math.round(number(row, column)))
                .toArray();
    }

    /** Values of a column in the order of their first rows. */
    List<String> distinct(String column) {
        return rows.stream().map(row -> cell(row, column)).distinct().toList();
    }

    /** The rows that have a value. */
    TextTable where(String column, String value) {
        return new TextTable(
                header,
                rows.stream().filter(row -> cell(row, column).equals(value)).toList());
    }

    /** The first rows. */
    TextTable first(int count) {
        return new TextTable(header, rows.subList(0, Math.min(count, rows.size())));
    }
}
