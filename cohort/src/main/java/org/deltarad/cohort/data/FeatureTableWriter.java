package org.deltarad.cohort.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes tables as CSV (RFC 4180, UTF-8, lines end with LF) that {@link FeatureTableReader} reads to the same numbers. */
public final class FeatureTableWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private FeatureTableWriter() {}

    /**
     * Writes the ids, the categories and the numbers, missing ones as empty cells.
     *
     * @param id name of the column of ids, left out when the table has a column of categories of that name
     */
    public static void write(Path file, FeatureTable table, String id) throws IOException {
        boolean own = !table.categoricalNames().contains(id);
        List<String> header = new ArrayList<>(own ? List.of(id) : List.of());
        header.addAll(table.categoricalNames());
        header.addAll(table.names());
        double[][] values = table.values();
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecord(header);
            for (int r = 0; r < table.size(); r++) {
                List<String> cells = new ArrayList<>(own ? List.of(table.ids().get(r)) : List.of());
                for (String name : table.categoricalNames()) {
                    cells.add(table.categories(name).get(r));
                }
                for (double value : values[r]) {
                    cells.add(Double.isNaN(value) ? "" : Double.toString(value));
                }
                printer.printRecord(cells);
            }
        }
    }
}
