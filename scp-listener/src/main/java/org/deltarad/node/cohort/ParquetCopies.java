package org.deltarad.node.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deltarad.node.batch.ResultRow;
import org.deltarad.node.batch.ResultTable;
import org.deltarad.node.batch.TableFormat;

/**
 * Tables in CSV once more as Parquet, for those who read them elsewhere. A column all of whose cells are numbers, or empty, is
 * DOUBLE with the same digits, any other is text.
 */
public final class ParquetCopies {
    private static final String CSV = ".csv";

    private ParquetCopies() {}

    /**
     * Writes {@code NAME.parquet} beside each {@code NAME.csv} with rows, in a folder and below it.
     *
     * @param except a folder that is left as it is
     * @return how many
     * @throws CohortTableException when a CSV is none
     */
    public static int below(Path folder, Path except) throws CohortTableException, IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.walk(folder)) {
            tables = files.filter(f -> f.getFileName().toString().endsWith(CSV) && !f.startsWith(except))
                    .sorted()
                    .toList();
        }
        int written = 0;
        for (Path file : tables) {
            CsvRows table = CsvRows.read(file, List.of());
            String name = file.getFileName().toString();
            if (!table.rows().isEmpty()) {
                copy(table, file.resolveSibling(name.substring(0, name.length() - CSV.length()) + ".parquet"));
                written++;
            }
        }
        return written;
    }

    private static void copy(CsvRows table, Path to) throws IOException {
        List<String> header = table.header();
        List<Boolean> numeric = header.stream()
                .map(column -> table.rows().stream().allMatch(row -> isNumber(row.cell(column))))
                .toList();
        ResultTable.of(table.rows().size(), index -> {
                    Map<String, Object> cells = new LinkedHashMap<>();
                    for (int n = 0; n < header.size(); n++) {
                        String cell = table.rows().get(index).cell(header.get(n));
                        cells.put(header.get(n), numeric.get(n) ? number(cell) : cell.isEmpty() ? null : cell);
                    }
                    return new ResultRow(Map.of(), cells, Map.of());
                })
                .save(to, TableFormat.PARQUET);
    }

    private static boolean isNumber(String cell) {
        return cell.isEmpty() || cell.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|NaN|-?Infinity");
    }

    /** NaN, which becomes an empty cell, for none. */
    private static Double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.valueOf(cell);
    }
}
