package org.deltarad.cohort.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deltarad.hash.Sha256;

/**
 * What a study's file says, whatever its design.
 *
 * @param settings values by their keys, joined with dots, in the order of the file
 * @param sources  SHA-256 of the study's file and of each table that it names, by file name
 */
record StudyFacts(Path file, Map<String, String> settings, Map<String, String> sources) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final double USUAL_LEVEL = 0.95;

    StudyFacts {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    static StudyFacts read(Path file) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", YAML.readTree(Files.readAllBytes(file)), settings);
        Map<String, String> sources = new TreeMap<>();
        sources.put(file.getFileName().toString(), hash(file));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (setting.getKey().startsWith("data.")) {
                Path table = file.toAbsolutePath().resolveSibling(setting.getValue());
                if (Files.isRegularFile(table)) {
                    sources.put(setting.getValue(), hash(table));
                }
            }
        }
        return new StudyFacts(file, settings, sources);
    }

    static String hash(Path file) throws IOException {
        return Sha256.hex(Files.readAllBytes(file));
    }

    private static void flatten(String key, JsonNode node, Map<String, String> settings) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e -> flatten(key.isEmpty() ? e.getKey() : key + "." + e.getKey(), e.getValue(), settings));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainerNode)) {
            for (int n = 0; n < node.size(); n++) {
                flatten(key + "." + (n + 1), node.get(n), settings);
            }
        } else if (node.isArray()) {
            settings.put(
                    key,
                    String.join(", ", node.valueStream().map(JsonNode::asText).toList()));
        } else {
            settings.put(key, node.asText());
        }
    }

    /** A setting; empty when the file has none. */
    String get(String key) {
        return settings.getOrDefault(key, "");
    }

    boolean synthetic() {
        return get("synthetic").equals("true");
    }

    /** A table that the file names by a key. */
    Optional<Path> table(String key) {
        return Optional.of(get(key))
                .filter(name -> !name.isEmpty())
                .map(name -> file.toAbsolutePath().resolveSibling(name))
                .filter(Files::isRegularFile);
    }

    /** Times of evaluation, ascending; none when the file has none. */
    List<Double> times() {
        List<Double> times = new ArrayList<>();
        for (String time : get("evaluation.times").split(",", -1)) {
            if (time.strip().matches("[0-9.]+")) {
                times.add(Double.parseDouble(time.strip()));
            }
        }
        Collections.sort(times);
        return times;
    }

    /** The time at which the cut-off was found, or the last one. */
    Optional<Double> mainTime() {
        String cutoff = get("cutoff.time");
        return cutoff.isEmpty() ? times().stream().reduce((a, b) -> b) : Optional.of(Double.parseDouble(cutoff));
    }

    /** Level of intervals. */
    double level() {
        String level = get("evaluation.level");
        return level.isEmpty() ? USUAL_LEVEL : Double.parseDouble(level);
    }

    /** The settings below some keys. */
    List<List<String>> below(String... keys) {
        return settings.entrySet().stream()
                .filter(e -> List.of(keys).stream()
                        .anyMatch(k -> e.getKey().equals(k) || e.getKey().startsWith(k + ".")))
                .map(e -> List.of(e.getKey(), e.getValue()))
                .toList();
    }

    /** Settings that are seeds. */
    List<List<String>> seeds() {
        return settings.entrySet().stream()
                .filter(e -> e.getKey().endsWith("seed"))
                .map(e -> List.of(e.getKey(), e.getValue()))
                .toList();
    }
}
