package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table that is being filled; numbers keep all digits of their doubles, NaN is an empty cell. */
public final class CsvFile {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final List<List<?>> rows = new ArrayList<>();

    /** With these names of columns. */
    public CsvFile(Object... header) {
        add(header);
    }

    /** Adds a row. */
    public void add(Object... cells) {
        List<Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double d && d.isNaN() ? "" : cell);
        }
        rows.add(row);
    }

    /** Writes the table, folders included. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
            for (List<?> row : rows) {
                printer.printRecord(row);
            }
        }
    }
}
