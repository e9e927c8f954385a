package org.deltarad.cohort.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.deltarad.cohort.numeric.Quantiles;

/** The patients' table by part: medians with quartiles, counts, and missing cells. */
final class CohortTable {
    private static final int COLUMNS = 40;
    private static final int LEVELS = 8;

    private final TextTable patients;
    private final String key;
    private final Map<String, String> parts = new HashMap<>();
    private final List<String> names;

    /**
     * @param key   column of the patients' ids
     * @param split with columns patient and part
     */
    CohortTable(TextTable patients, String key, TextTable split) {
        this.patients = patients;
        this.key = key;
        split.rows().forEach(row -> parts.put(split.cell(row, "patient"), split.cell(row, "part")));
        this.names = split.distinct("part").stream().sorted().toList();
    }

    /** The characteristics of the patients of the split, and missing cells of them. */
    Block.Rows table() {
        List<String> header = new ArrayList<>(List.of("Characteristic"));
        names.forEach(name -> header.add(
                name + " (n = " + parts.values().stream().filter(name::equals).count() + ")"));
        header.add("Missing");
        List<List<String>> rows = new ArrayList<>();
        patients.header().stream().filter(c -> !c.equals(key)).limit(COLUMNS).forEach(column -> addRows(rows, column));
        return new Block.Rows("Patients: median (quartiles) of numbers, n (%) of categories", header, rows);
    }

    private void addRows(List<List<String>> rows, String column) {
        List<String> all = cells(column, null);
        long missing = all.stream().filter(CohortTable::missing).count();
        List<String> known = all.stream().filter(c -> !missing(c)).toList();
        List<String> levels = known.stream().distinct().sorted().toList();
        boolean numeric = known.stream().allMatch(c -> c.matches("[-+]?[0-9.]+([eE][-+]?\\d+)?"));
        if (numeric && levels.size() > 2) {
            rows.add(row(column, missing, name -> median(cells(column, name))));
        } else if (levels.size() <= LEVELS) {
            for (String level : levels) {
                rows.add(row(column + ": " + level, missing, name -> share(cells(column, name), level)));
            }
        }
    }

    private List<String> row(String label, long missing, Function<String, String> of) {
        List<String> row = new ArrayList<>(List.of(label));
        names.forEach(name -> row.add(of.apply(name)));
        row.add(Long.toString(missing));
        return row;
    }

    /** Cells of the patients of a part, or of all in the split. */
    private List<String> cells(String column, String part) {
        return patients.rows().stream()
                .filter(row -> {
                    String own = parts.get(patients.cell(row, key));
                    return own != null && (part == null || own.equals(part));
                })
                .map(row -> patients.cell(row, column).strip())
                .toList();
    }

    private static boolean missing(String cell) {
        return cell.isEmpty() || cell.equals("NA") || cell.equals("NaN");
    }

    private static String median(List<String> cells) {
        double[] values = cells.stream()
                .filter(c -> !missing(c))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (values.length == 0) {
            return Cells.NONE;
        }
        Quantiles q = Quantiles.of(values);
        return Cells.plain(round(q.at(0.5))) + " (" + Cells.plain(round(q.at(0.25))) + " to "
                + Cells.plain(round(q.at(0.75))) + ")";
    }

    private static double round(double value) {
        return Math.abs(value) >= 1 ? Math.rint(value * 100) / 100 : value;
    }

    private static String share(List<String> cells, String level) {
        long count = cells.stream().filter(level::equals).count();
        long known = cells.stream().filter(c -> !missing(c)).count();
        return known == 0 ? Cells.NONE : String.format(Locale.ROOT, "%d (%.0f %%)", count, 100.0 * count / known);
    }
}
