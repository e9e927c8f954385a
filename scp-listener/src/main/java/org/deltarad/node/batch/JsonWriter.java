package org.deltarad.node.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table as a JSON array, a line for each row. */
final class JsonWriter implements TableWriter {
    private final BufferedWriter out;
    private String before = "[\n";

    JsonWriter(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    @Override
    public void write(ResultRow row) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("case", row.cells());
        object.put("diagnostics", row.diagnostics());
        object.put("features", row.features());
        out.write(before + ResultJson.line(object));
        before = ",\n";
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write("\n]\n");
        }
    }
}
