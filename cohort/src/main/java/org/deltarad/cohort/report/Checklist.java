package org.deltarad.cohort.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Items of a published checklist, in own words, with the number that it gives them, and where a report answers each.
 *
 * @param items rows of number, section, item, what the answer needs (empty: always there), answer (empty: the authors')
 */
record Checklist(String name, List<List<String>> items) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final int NEEDS = 3;
    private static final int ANSWER = 4;

    /** CLEAR, 58 items (Kocak et al. 2023). */
    static Checklist clear() throws IOException {
        return read("CLEAR", "clear.csv");
    }

    /** METRICS, 30 items (Kocak et al. 2024); the score itself is for those who judge the paper. */
    static Checklist metrics() throws IOException {
        return read("METRICS", "metrics.csv");
    }

    private static Checklist read(String name, String resource) throws IOException {
        try (InputStream in = Checklist.class.getResourceAsStream(resource);
                CSVParser rows = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), FORMAT)) {
            List<List<String>> items = new ArrayList<>();
            for (CSVRecord row : rows) {
                items.add(List.copyOf(row.toList()));
            }
            return new Checklist(name, items.subList(1, items.size()));
        }
    }

    /** @param there what the report has */
    Block.Rows table(Set<String> there) {
        List<List<String>> rows = items.stream()
                .map(item -> List.of(item.get(0), item.get(1), item.get(2), answer(item, there)))
                .toList();
        long answered =
                rows.stream().filter(r -> !r.get(3).equals("For the authors")).count();
        return new Block.Rows(
                name + ": " + answered + " of " + rows.size() + " items answered here, in part or whole",
                List.of("No.", "Section", "Item", "Where"),
                rows);
    }

    private static String answer(List<String> item, Set<String> there) {
        boolean has = item.get(NEEDS).isEmpty() || there.contains(item.get(NEEDS));
        return has && !item.get(ANSWER).isEmpty() ? item.get(ANSWER) : "For the authors";
    }
}
