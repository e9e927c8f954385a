package org.deltarad.node.batch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A line of a journal as the result it was written from; numbers that were not finite come back as NaN. */
final class JournalEntry {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private JournalEntry() {}

    static CaseResult read(byte[] line) throws IOException {
        JsonNode json = ResultJson.MAPPER.readTree(line);
        Map<String, Double> features = new LinkedHashMap<>();
        json.path("features")
                .properties()
                .forEach(e -> features.put(
                        e.getKey(),
                        e.getValue().isNull() ? Double.NaN : e.getValue().asDouble()));
        return new CaseResult(
                Optional.ofNullable(json.path("error").textValue()),
                ResultJson.MAPPER.convertValue(json.path("diagnostics"), MAP),
                features);
    }
}
