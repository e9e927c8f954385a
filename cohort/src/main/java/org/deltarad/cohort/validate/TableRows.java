package org.deltarad.cohort.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FeatureTable;

/** Rows of a table, one after the other. */
final class TableRows {
    private TableRows() {}

    /** Categories of each row, by name. */
    static List<Map<String, String>> categories(FeatureTable table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            Map<String, String> categories = new HashMap<>();
            for (String name : table.categoricalNames()) {
                categories.put(name, table.categories(name).get(row));
            }
            rows.add(Map.copyOf(categories));
        }
        return rows;
    }

    /** The table with the columns that a step leaves, its categories unchanged. */
    static FeatureTable apply(FittedStep step, FeatureTable table) {
        double[][] values = table.values();
        List<Map<String, String>> categories = categories(table);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : step.names()) {
            columns.put(name, new double[values.length]);
        }
        for (int row = 0; row < values.length; row++) {
            double[] applied = step.apply(values[row], categories.get(row));
            int f = 0;
            for (double[] column : columns.values()) {
                column[row] = applied[f++];
            }
        }
        return FeatureTable.of(table.ids(), columns, categorical(table));
    }

    /** Rows of a table of which some may come more than once; a repeated one has a number after its id. */
    static FeatureTable resampled(FeatureTable table, int... rows) {
        Map<String, Integer> times = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int row : rows) {
            String id = table.ids().get(row);
            int time = times.merge(id, 1, Integer::sum);
            ids.add(time == 1 ? id : id + " (" + time + ")");
        }
        Map<String, double[]> numeric = new LinkedHashMap<>();
        table.columns().forEach((name, column) -> {
            double[] some = new double[rows.length];
            for (int n = 0; n < rows.length; n++) {
                some[n] = column[rows[n]];
            }
            numeric.put(name, some);
        });
        Map<String, List<String>> categorical = new LinkedHashMap<>();
        categorical(table).forEach((name, column) -> {
            List<String> some = new ArrayList<>();
            for (int row : rows) {
                some.add(column.get(row));
            }
            categorical.put(name, some);
        });
        return FeatureTable.of(ids, numeric, categorical);
    }

    private static Map<String, List<String>> categorical(FeatureTable table) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String name : table.categoricalNames()) {
            columns.put(name, table.categories(name));
        }
        return columns;
    }
}
