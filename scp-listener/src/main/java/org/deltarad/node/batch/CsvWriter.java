package org.deltarad.node.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as CSV. */
final class CsvWriter implements TableWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final List<Column> columns;
    private final CSVPrinter printer;

    CsvWriter(Path file, List<Column> columns) throws IOException {
        this.columns = columns;
        this.printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT);
        printer.printRecord(columns.stream().map(Column::name));
    }

    @Override
    public void write(ResultRow row) throws IOException {
        printer.printRecord(columns.stream().map(column -> column.of(row)));
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
