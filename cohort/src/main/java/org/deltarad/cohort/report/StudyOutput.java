package org.deltarad.cohort.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a study left in its folder.
 *
 * @param endpoints the only one in the folder itself, several in a folder each
 * @param steps     rows of step, when it was done, seconds, what it found
 */
record StudyOutput(Path folder, List<Endpoint> endpoints, List<List<String>> steps) {
    /**
     * Scores for an endpoint and how they were judged.
     *
     * @param name its folder; empty for the only one
     */
    record Endpoint(String name, List<ScoreSet> scores, Optional<TextTable> evaluation, Optional<TextTable> curves) {}

    static StudyOutput read(Path folder) throws IOException {
        List<Endpoint> endpoints = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(folder));
        try (var below = Files.list(folder)) {
            below.filter(Files::isDirectory).sorted().forEach(folders::add);
        }
        for (Path each : folders) {
            Optional<TextTable> scores = TextTable.read(each.resolve("scores.csv"));
            if (scores.isPresent()) {
                endpoints.add(new Endpoint(
                        each.equals(folder) ? "" : each.getFileName().toString(),
                        ScoreSet.read(scores.get()),
                        TextTable.read(each.resolve("evaluation.csv")),
                        TextTable.read(each.resolve("kaplan-meier.csv"))));
            }
        }
        return new StudyOutput(folder, endpoints, steps(folder.resolve("steps.json")));
    }

    private static List<List<String>> steps(Path log) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        if (Files.exists(log)) {
            try {
                JsonNode steps = new ObjectMapper().readTree(Files.readAllBytes(log));
                for (var step : steps.properties()) {
                    if (!step.getKey().equals("report")) {
                        rows.add(List.of(
                                step.getKey(),
                                step.getValue().path("finished").asText(""),
                                step.getValue().path("seconds").asText(""),
                                step.getValue().path("summary").asText("")));
                    }
                }
            } catch (JsonProcessingException e) {
                return List.of(List.of("steps.json", "", "", "damaged: the times are not known"));
            }
        }
        return rows;
    }

    /** A table in the folder itself. */
    Optional<TextTable> table(String name) throws IOException {
        return TextTable.read(folder.resolve(name));
    }

    boolean validated() {
        return endpoints.stream().flatMap(e -> e.scores().stream()).anyMatch(s -> s.parts().stream()
                .anyMatch(p -> p.name().equals(ScoreSet.VALIDATION)));
    }
}
