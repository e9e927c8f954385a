package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.deltarad.feature.Extraction;
import org.deltarad.node.batch.ResultJson;
import org.deltarad.node.batch.ResultRow;
import org.deltarad.node.batch.ResultTable;
import org.deltarad.node.batch.TableFormat;

/**
 * The extraction of one case as a file: JSON with {@code features} and {@code diagnostics}, or a table of one row as
 * PyRadiomics' command line writes it. What is not a number is {@code null}, and empty in CSV.
 */
final class ExtractionFile {
    private ExtractionFile() {}

    /** The extraction as a JSON object of two objects. */
    static String json(Extraction extraction) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("features", extraction.features());
        root.put("diagnostics", extraction.diagnostics());
        return ResultJson.pretty(root) + System.lineSeparator();
    }

    /** Writes the extraction whole or not at all. */
    static void save(Path file, TableFormat format, Path image, Path mask, Extraction extraction) throws IOException {
        if (format == TableFormat.JSON) {
            save(file, json(extraction));
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("Image", image.toString());
        cells.put("Mask", mask.toString());
        ResultTable.of(new ResultRow(cells, extraction.diagnostics(), extraction.features()))
                .save(file, format);
    }

    /** Writes text whole or not at all. */
    static void save(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
