package org.deltarad.node.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deltarad.feature.Extraction;

/**
 * An extraction as text: JSON with {@code features} and {@code diagnostics}, or CSV as PyRadiomics' command line writes
 * it, a header and a row. What is not a number is {@code null} in JSON and empty in CSV.
 */
final class ExtractionFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(Double.class, new FiniteNumber()));

    private ExtractionFile() {}

    /** The extraction as a JSON object of two objects. */
    static String json(Extraction extraction) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("features", extraction.features());
        root.put("diagnostics", extraction.diagnostics());
        return write(JSON.writerWithDefaultPrettyPrinter(), root) + System.lineSeparator();
    }

    /** The extraction as a header and one row. */
    static String csv(Path image, Path mask, Extraction extraction) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Image", image.toString());
        row.put("Mask", mask.toString());
        row.putAll(extraction.diagnostics());
        row.putAll(extraction.features());
        String header = row.keySet().stream().map(ExtractionFile::cell).collect(Collectors.joining(","));
        String values = row.values().stream().map(ExtractionFile::cell).collect(Collectors.joining(","));
        return header + System.lineSeparator() + values + System.lineSeparator();
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

    private static String cell(Object value) {
        if (value instanceof Double d && !Double.isFinite(d)) {
            return "";
        }
        String text = value instanceof CharSequence || value instanceof Number
                ? value.toString()
                : write(JSON.writer(), value);
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, strings and numbers can always be written", e);
        }
    }

    /** JSON has no NaN. */
    private static final class FiniteNumber extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }
}
