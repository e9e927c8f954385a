package org.deltarad.cohort.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.deltarad.cohort.data.SurvivalTimes;

/**
 * Scores of a signature or learner, of patients that have one.
 *
 * @param parts    training first, then validation where there are such patients
 * @param unscored patients without a score
 */
record ScoreSet(String id, List<Part> parts, List<String> groups, int unscored) {
    static final String TRAINING = "training";
    static final String VALIDATION = "validation";

    private static final String SCORE = " score";
    private static final String GROUP = " group";

    /**
     * Patients of a part; arrays are in their order.
     *
     * @param follow none when the outcome is a class
     * @param risk   higher for higher risk
     */
    record Part(
            String name,
            List<String> ids,
            Optional<SurvivalTimes> follow,
            boolean[] event,
            double[] risk,
            List<String> group) {
        int events() {
            int n = 0;
            for (boolean e : event) {
                n += e ? 1 : 0;
            }
            return n;
        }
    }

    Part training() {
        return parts.get(0);
    }

    boolean survival() {
        return training().follow().isPresent();
    }

    /** Of all scores of a table that has patient, part, time, event and a pair of columns per score. */
    static List<ScoreSet> read(TextTable table) {
        List<ScoreSet> sets = new ArrayList<>();
        for (String column : table.header()) {
            if (column.endsWith(SCORE)) {
                String id = column.substring(0, column.length() - SCORE.length());
                of(id, table).ifPresent(sets::add);
            }
        }
        return sets;
    }

    private static Optional<ScoreSet> of(String id, TextTable table) {
        Predicate<List<String>> scored =
                row -> Double.isFinite(table.number(row, id + SCORE)) && Double.isFinite(table.number(row, "event"));
        List<List<String>> rows = table.rows().stream().filter(scored).toList();
        double sign = sign(id, table, rows);
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String name : List.of(TRAINING, VALIDATION)) {
            List<List<String>> of = rows.stream()
                    .filter(r -> table.cell(r, "part").equals(name))
                    .toList();
            if (!of.isEmpty()) {
                parts.put(name, part(id, name, table, of, sign));
            }
        }
        if (!parts.containsKey(TRAINING)) {
            return Optional.empty();
        }
        List<String> groups = rows.stream()
                .map(r -> table.cell(r, id + GROUP))
                .filter(g -> !g.isEmpty())
                .distinct()
                .sorted(ScoreSet::byRisk)
                .toList();
        return Optional.of(new ScoreSet(
                id, List.copyOf(parts.values()), groups, table.rows().size() - rows.size()));
    }

    /** LOW before HIGH, others by name. */
    static int byRisk(String a, String b) {
        return a.equals("LOW") || b.equals("HIGH") ? -1 : a.equals("HIGH") || b.equals("LOW") ? 1 : a.compareTo(b);
    }

    /** -1 where low scores mean high risk, as the groups tell. */
    private static double sign(String id, TextTable table, List<List<String>> rows) {
        double high = mean(id, table, rows, "HIGH");
        double low = mean(id, table, rows, "LOW");
        return high < low ? -1 : 1;
    }

    private static double mean(String id, TextTable table, List<List<String>> rows, String group) {
        return rows.stream()
                .filter(r -> table.cell(r, id + GROUP).equals(group))
                .mapToDouble(r -> table.number(r, id + SCORE))
                .average()
                .orElse(Double.NaN);
    }

    private static Part part(String id, String name, TextTable table, List<List<String>> rows, double sign) {
        boolean[] event = new boolean[rows.size()];
        double[] time = new double[rows.size()];
        double[] risk = new double[rows.size()];
        for (int n = 0; n < event.length; n++) {
            event[n] = table.number(rows.get(n), "event") == 1;
            time[n] = table.number(rows.get(n), "time");
            risk[n] = sign * table.number(rows.get(n), id + SCORE);
        }
        boolean times = Arrays.stream(time).allMatch(Double::isFinite);
        return new Part(
                name,
                rows.stream().map(r -> table.cell(r, "patient")).toList(),
                times ? Optional.of(SurvivalTimes.of(time, event)) : Optional.empty(),
                event,
                risk,
                rows.stream().map(r -> table.cell(r, id + GROUP)).toList());
    }
}
