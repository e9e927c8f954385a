package org.deltarad.cohort.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.feature.Version;
import org.deltarad.hash.Sha256;

/** Which steps were done, from what and to what; a JSON file in the output folder. */
public final class StepLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Map<String, Entry> entries;

    /**
     * @param inputs  hash of the version, the settings and the files that were read
     * @param outputs hash of each file that was written
     * @param finished when, UTC; nothing else of a study depends on the clock
     * @param seconds  that it took
     */
    record Entry(String inputs, String summary, Map<String, String> outputs, String finished, double seconds) {}

    private StepLog(Path file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** The log of a folder; empty when there is none, or it is damaged: then all is done again. */
    static StepLog open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new StepLog(file, new LinkedHashMap<>());
        }
        try {
            return new StepLog(
                    file,
                    MAPPER.readValue(Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, Entry>>() {}));
        } catch (JsonProcessingException e) {
            return new StepLog(file, new LinkedHashMap<>());
        }
    }

    /** The sentence of a step whose outputs are there as it left them, from inputs that are the same. */
    Optional<String> current(StudyStep step) throws IOException {
        Entry entry = entries.get(step.name());
        if (entry == null || !entry.inputs().equals(inputs(step))) {
            return Optional.empty();
        }
        for (Path output : step.outputs()) {
            if (!Files.exists(output) || !hash(output).equals(entry.outputs().get(key(output)))) {
                return Optional.empty();
            }
        }
        return Optional.of(entry.summary());
    }

    /** Notes that a step is done. */
    void done(StudyStep step, String summary, Duration took) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Path output : step.outputs()) {
            outputs.put(key(output), hash(output));
        }
        entries.put(
                step.name(),
                new Entry(
                        inputs(step),
                        summary,
                        outputs,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Math.rint(took.toMillis() / 100.0) / 10));
        Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(entries));
    }

    private String key(Path output) {
        return file.toAbsolutePath()
                .getParent()
                .relativize(output.toAbsolutePath())
                .toString();
    }

    private static String inputs(StudyStep step) throws IOException {
        StringBuilder all = new StringBuilder(Version.current()).append('\n').append(step.settings());
        for (Path input : step.inputs()) {
            all.append('\n').append(hash(input));
        }
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String hash(Path file) throws IOException {
        return Sha256.hex(Files.readAllBytes(file));
    }

    /** Writes the SHA-256 of files beside each other as sha256sum -c takes them. */
    public static void writeSums(Path sums, List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path each : files) {
            lines.add(hash(each) + "  " + each.getFileName());
        }
        Files.write(sums, lines);
    }
}
