package org.deltarad.node.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file (RFC 4180, UTF-8, with or without a byte order mark) with a header; lines without any cell are left out. */
record CsvRows(List<String> header, List<Row> rows) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /**
     * A row.
     *
     * @param line  where it starts, one based
     * @param cells by column, stripped
     */
    record Row(long line, Map<String, String> cells) {
        /** The cell; empty where there is no such column. */
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * @param required columns that the file must have
     * @throws CohortTableException when it has not, a row has other columns than the header, or it is not UTF-8
     */
    static CsvRows read(Path file, List<String> required) throws CohortTableException, IOException {
        List<String> header = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text(file), FORMAT)) {
            long line = 1;
            for (CSVRecord row : parser) {
                long here = line;
                line = parser.getCurrentLineNumber() + 1;
                List<String> cells = row.stream().map(String::strip).toList();
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (header.isEmpty()) {
                    header.addAll(checked(file, here, cells, required));
                } else if (cells.size() != header.size()) {
                    throw new CohortTableException(
                            file, here, "has " + cells.size() + " cells, the header " + header.size());
                } else {
                    Map<String, String> byName = new LinkedHashMap<>();
                    for (int n = 0; n < cells.size(); n++) {
                        byName.put(header.get(n), cells.get(n));
                    }
                    rows.add(new Row(here, byName));
                }
            }
        } catch (UncheckedIOException e) {
            throw new CohortTableException(file, "is no CSV: " + e.getCause().getMessage());
        }
        if (header.isEmpty()) {
            throw new CohortTableException(file, "is empty");
        }
        return new CsvRows(header, rows);
    }

    private static String text(Path file) throws CohortTableException, IOException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new CohortTableException(file, "is not UTF-8 text; save it as CSV UTF-8");
        }
    }

    private static List<String> checked(Path file, long line, List<String> header, List<String> required)
            throws CohortTableException {
        for (String name : required) {
            if (!header.contains(name)) {
                throw new CohortTableException(file, line, "lacks a column '" + name + "'; it has " + header);
            }
        }
        for (int n = 0; n < header.size(); n++) {
            if (header.get(n).isEmpty() || header.indexOf(header.get(n)) < n) {
                throw new CohortTableException(
                        file,
                        line,
                        header.get(n).isEmpty()
                                ? "column " + (n + 1) + " has no name"
                                : "two columns are named '" + header.get(n) + "'");
            }
        }
        return header;
    }
}
