package org.deltarad.node.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats of a table of results, by the extension of its file. */
public enum TableFormat {
    /** RFC 4180 in UTF-8, lines ending in LF as PyRadiomics writes them; what is not a number is an empty cell. */
    CSV,
    /** An array with an object for each row: {@code case}, {@code diagnostics}, {@code features}. */
    JSON,
    /** Apache Parquet, not compressed; features are DOUBLE, what is not a number is null. */
    PARQUET;

    /** The format of a file's name; empty for other extensions. */
    public static Optional<TableFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (TableFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    TableWriter open(Path file, List<Column> columns) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(file, columns);
            case JSON -> new JsonWriter(file);
            case PARQUET -> new ParquetTableWriter(file, columns);
        };
    }
}
