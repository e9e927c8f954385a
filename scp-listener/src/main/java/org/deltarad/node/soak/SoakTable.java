package org.deltarad.node.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.deltarad.node.soak.scenario.Fact;
import org.deltarad.node.soak.scenario.Outcome;

/** Rows as people and programs read them. */
public final class SoakTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Soak.Row> rows;

    public SoakTable(List<Soak.Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Lines of text: a scenario, what was done, and each fact with what was found. */
    public String text() {
        StringBuilder b = new StringBuilder();
        rows.forEach(r -> b.append(text(r)));
        long good = rows.stream().filter(Soak.Row::isGood).count();
        long leftOut = rows.stream()
                .filter(r -> r.outcome() instanceof Outcome.LeftOut)
                .count();
        b.append("%d of %d scenarios passed%s%n"
                .formatted(good - leftOut, rows.size(), leftOut == 0 ? "" : ", " + leftOut + " left out"));
        return b.toString();
    }

    /** The lines of one scenario. */
    public static String text(Soak.Row row) {
        StringBuilder b = new StringBuilder();
        b.append(String.format(
                Locale.ROOT,
                "%-10s %-8s %7.1f s  %s%n",
                row.scenario().name(),
                verdict(row),
                row.seconds(),
                summary(row)));
        if (row.outcome() instanceof Outcome.Judged j) {
            for (Fact f : j.facts()) {
                b.append("           %s %s: %s%n".formatted(f.holds() ? "ok  " : "FAIL", f.expected(), f.found()));
            }
            j.notes().forEach(n -> b.append("           note %s%n".formatted(n)));
        }
        return b.toString();
    }

    private static String verdict(Soak.Row row) {
        return row.outcome() instanceof Outcome.LeftOut ? "left out" : row.isGood() ? "pass" : "FAIL";
    }

    private static String summary(Soak.Row row) {
        if (row.outcome() instanceof Outcome.Judged j) {
            return j.done();
        }
        return row.outcome() instanceof Outcome.LeftOut l ? l.reason() : ((Outcome.Broken) row.outcome()).problem();
    }

    /** A Markdown table: a line for each fact. */
    public String markdown() {
        StringBuilder b =
                new StringBuilder("| scenario | done | expected | found | | s |\n|---|---|---|---|---|---|\n");
        for (Soak.Row r : rows) {
            if (r.outcome() instanceof Outcome.Judged j) {
                String first = r.scenario().name() + " | " + cell(j.done());
                for (Fact f : j.facts()) {
                    b.append(String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %s | %.0f |%n",
                            first,
                            cell(f.expected()),
                            cell(f.found()),
                            f.holds() ? "pass" : "**fail**",
                            r.seconds()));
                    first = " | ";
                }
                j.notes().forEach(n -> b.append("| | | | %s | | |%n".formatted(cell(n))));
            } else {
                b.append("| %s | %s | | | %s | |%n".formatted(r.scenario().name(), cell(summary(r)), verdict(r)));
            }
        }
        return b.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }

    /** The same as JSON. */
    public String json() throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (Soak.Row r : rows) {
            ObjectNode row = all.addObject()
                    .put("scenario", r.scenario().name())
                    .put("title", r.scenario().title())
                    .put("verdict", verdict(r))
                    .put("seconds", r.seconds())
                    .put("done", summary(r));
            if (r.outcome() instanceof Outcome.Judged j) {
                row.set("facts", JSON.valueToTree(j.facts()));
                row.set("notes", JSON.valueToTree(j.notes()));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    /** Writes {@code soak.md} and {@code soak.json} into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("soak.md"), markdown());
        Files.writeString(folder.resolve("soak.json"), json());
    }
}
