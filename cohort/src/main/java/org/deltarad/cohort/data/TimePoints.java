package org.deltarad.cohort.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of patients' time points, as columns of a table tell them.
 *
 * @param patient column of categories: whose row it is
 * @param point   column of categories: when
 */
public record TimePoints(String patient, String point) {

    /**
     * The rows of a time point, with the patients as ids.
     *
     * @throws IllegalArgumentException when a patient has two rows of the time point
     */
    public FeatureTable at(FeatureTable rows, String which) {
        List<String> points = rows.categories(point);
        FeatureTable some = rows.rows(IntStream.range(0, rows.size())
                .filter(r -> points.get(r).equals(which))
                .toArray());
        Map<String, List<String>> categories = new LinkedHashMap<>();
        some.categoricalNames().forEach(name -> categories.put(name, some.categories(name)));
        return FeatureTable.of(some.categories(patient), some.columns(), categories);
    }

    /**
     * How numeric columns change: second time point minus first, under the same names, with the patients as ids in the order of
     * the first time point; no columns of categories.
     *
     * @throws FitException naming patients that lack one of both
     */
    public FeatureTable change(FeatureTable rows, String first, String second) {
        FeatureTable before = at(rows, first);
        FeatureTable after = at(rows, second);
        List<String> lacking = new ArrayList<>();
        before.ids().stream()
                .filter(id -> !after.ids().contains(id))
                .forEach(id -> lacking.add(id + " (" + second + ")"));
        after.ids().stream()
                .filter(id -> !before.ids().contains(id))
                .forEach(id -> lacking.add(id + " (" + first + ")"));
        if (!lacking.isEmpty()) {
            throw new FitException("time points are missing, of " + String.join(", ", lacking)
                    + ". Leave these patients out, or complete them.");
        }
        int[] rowAfter = before.ids().stream().mapToInt(after::row).toArray();
        Map<String, double[]> changes = new LinkedHashMap<>();
        before.columns().forEach((name, values) -> {
            double[] later = after.column(name);
            for (int r = 0; r < values.length; r++) {
                values[r] = later[rowAfter[r]] - values[r];
            }
            changes.put(name, values);
        });
        return FeatureTable.of(before.ids(), changes, Map.of());
    }
}
