package org.deltarad.feature.ibsi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.deltarad.feature.Extraction;

/** Our values beside IBSI's for one data set, and the tables made of them. */
final class Conformance {
    /** A reference value and ours. */
    record Row(Benchmark benchmark, double ours) {
        boolean matches() {
            return benchmark.matches(ours);
        }
    }

    private final String dataSet;
    private final Map<String, Double> values = new TreeMap<>();
    private final List<Row> rows;

    /** @param table of reference values in the test resources; lines of other data sets are left out */
    Conformance(String dataSet, String table, Extraction extraction) throws IOException {
        this.dataSet = dataSet;
        values.putAll(extraction.features());
        extraction.diagnostics().forEach((name, value) -> {
            if (value instanceof Number number) {
                values.put(name, number.doubleValue());
            }
        });
        this.rows = Benchmark.read(table).stream()
                .filter(b -> b.dataSet().equals(dataSet))
                .map(b -> new Row(b, values.getOrDefault("ibsi_" + b.tag(), Double.NEGATIVE_INFINITY)))
                .toList();
    }

    String dataSet() {
        return dataSet;
    }

    /** The tags for which we give nothing, not even NaN. */
    List<String> missing() {
        return rows.stream()
                .map(r -> r.benchmark().tag())
                .filter(tag -> !values.containsKey("ibsi_" + tag))
                .toList();
    }

    /** The lines that have a reference value. */
    List<Row> compared() {
        return rows.stream().filter(r -> r.benchmark().hasValue()).toList();
    }

    List<String> mismatches() {
        return compared().stream()
                .filter(r -> !r.matches())
                .map(r -> r.benchmark().tag())
                .toList();
    }

    /** Matches and reference values by family, without aggregation. */
    Map<String, int[]> byFamily() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Row row : compared()) {
            int[] count = counts.computeIfAbsent(row.benchmark().family().replaceAll(" \\(.*", ""), f -> new int[2]);
            count[0] += row.matches() ? 1 : 0;
            count[1]++;
        }
        return counts;
    }

    /** Every line of the table. */
    String details() {
        StringBuilder text = new StringBuilder("\n## " + dataSet + "\n\n"
                + "| tag | family | reference | tolerance | ours | verdict |\n|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            Benchmark b = row.benchmark();
            String verdict = !b.hasValue() ? "no reference value" : row.matches() ? "matches" : "differs";
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.6g | %s |%n",
                    b.tag(),
                    b.family(),
                    b.value(),
                    b.tolerance(),
                    row.ours(),
                    verdict));
        }
        return text.toString();
    }

    /** The summary: matched of total by family and data set, and what does not match with the reason. */
    static String summary(List<Conformance> sets, Map<String, String> reasons) {
        StringBuilder text = new StringBuilder("| family |");
        sets.forEach(s -> text.append(' ').append(s.dataSet()).append(" |"));
        text.append("\n|---|").append("---|".repeat(sets.size())).append('\n');
        Set<String> families = new LinkedHashSet<>();
        sets.forEach(s -> families.addAll(s.byFamily().keySet()));
        for (String family : families) {
            text.append("| ").append(family).append(" |");
            for (Conformance set : sets) {
                int[] count = set.byFamily().get(family);
                text.append(count == null ? " |" : " " + count[0] + " of " + count[1] + " |");
            }
            text.append('\n');
        }
        text.append("| **all** |");
        for (Conformance set : sets) {
            int total = set.compared().size();
            text.append(" **")
                    .append(total - set.mismatches().size())
                    .append(" of ")
                    .append(total)
                    .append("** |");
        }
        return text.append('\n').append(differences(sets, reasons)).toString();
    }

    private static String differences(List<Conformance> sets, Map<String, String> reasons) {
        List<String> lines = new ArrayList<>();
        for (Conformance set : sets) {
            for (Row row : set.compared()) {
                Benchmark b = row.benchmark();
                if (!row.matches()) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "| %s | %s | %s ± %s | %.5g | %s |%n",
                            b.tag(),
                            set.dataSet(),
                            b.value(),
                            b.tolerance(),
                            row.ours(),
                            reasons.get(set.dataSet() + " " + b.tag())));
                }
            }
        }
        return lines.isEmpty()
                ? ""
                : "\n| does not match | data set | reference | ours | why |\n|---|---|---|---|---|\n"
                        + String.join("", lines);
    }
}
