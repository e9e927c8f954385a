package org.deltarad.cohort.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Patients (or patients' time points) as rows, with numeric columns and columns of categories. Immutable; rows are counted
 * from 0 here.
 */
public final class FeatureTable {
    /** A category that is not known. */
    public static final String MISSING = "";

    private final List<String> ids;
    private final Map<String, double[]> numeric;
    private final Map<String, List<String>> categorical;

    private FeatureTable(List<String> ids, Map<String, double[]> numeric, Map<String, List<String>> categorical) {
        this.ids = List.copyOf(ids);
        this.numeric = numeric;
        this.categorical = categorical;
    }

    /**
     * A table of numbers.
     *
     * @param ids    of the rows, distinct
     * @param names  of the columns, distinct
     * @param values a row for each id, a number for each name; NaN is missing
     * @throws IllegalArgumentException when sizes do not fit, a name or id is there twice, or a value is infinite
     */
    public static FeatureTable of(List<String> ids, List<String> names, double[][] values) {
        if (values.length != ids.size()) {
            throw new IllegalArgumentException(values.length + " rows of values, " + ids.size() + " ids");
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            double[] column = new double[values.length];
            for (int r = 0; r < values.length; r++) {
                if (values[r].length != names.size()) {
                    throw new IllegalArgumentException(
                            "row " + r + " has " + values[r].length + " values, not " + names.size());
                }
                column[r] = values[r][c];
            }
            if (columns.put(names.get(c), column) != null) {
                throw new IllegalArgumentException("column '" + names.get(c) + "' is there twice");
            }
        }
        return of(ids, columns, Map.of());
    }

    /**
     * A table from its columns.
     *
     * @param ids         of the rows, distinct
     * @param numeric     by name in their order, NaN is missing
     * @param categorical by name in their order, {@link #MISSING} where not known
     * @throws IllegalArgumentException as {@link #of(List, List, double[][])}
     */
    public static FeatureTable of(
            List<String> ids, Map<String, double[]> numeric, Map<String, List<String>> categorical) {
        Set<String> distinct = new HashSet<>();
        for (String id : ids) {
            if (!distinct.add(id)) {
                throw new IllegalArgumentException("row '" + id + "' is there twice");
            }
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numeric.forEach((name, column) -> numbers.put(name, checked(name, column.clone(), ids.size())));
        Map<String, List<String>> texts = new LinkedHashMap<>();
        categorical.forEach((name, column) -> {
            requireSize(name, column.size(), ids.size());
            if (numeric.containsKey(name)) {
                throw new IllegalArgumentException("column '" + name + "' is numeric and categorical");
            }
            texts.put(name, List.copyOf(column));
        });
        return new FeatureTable(ids, numbers, texts);
    }

    private static double[] checked(String name, double[] column, int size) {
        requireSize(name, column.length, size);
        for (int r = 0; r < size; r++) {
            if (Double.isInfinite(column[r])) {
                throw new IllegalArgumentException("column '" + name + "' is infinite in row " + r);
            }
        }
        return column;
    }

    private static void requireSize(String name, int found, int size) {
        if (found != size) {
            throw new IllegalArgumentException("column '" + name + "' has " + found + " values, not " + size);
        }
    }

    /** Number of rows. */
    public int size() {
        return ids.size();
    }

    /** Ids of the rows. */
    public List<String> ids() {
        return ids;
    }

    /** Names of the numeric columns. */
    public List<String> names() {
        return List.copyOf(numeric.keySet());
    }

    /** Names of the columns of categories. */
    public List<String> categoricalNames() {
        return List.copyOf(categorical.keySet());
    }

    /** A copy of the numbers: a row for each id, in the order of {@link #names}; NaN is missing. */
    public double[][] values() {
        double[][] values = new double[size()][numeric.size()];
        int c = 0;
        for (double[] column : numeric.values()) {
            for (int r = 0; r < values.length; r++) {
                values[r][c] = column[r];
            }
            c++;
        }
        return values;
    }

    /** A copy of a numeric column. */
    public double[] column(String name) {
        return found(numeric, name).clone();
    }

    /** A column of categories. */
    public List<String> categories(String name) {
        return found(categorical, name);
    }

    private static <T> T found(Map<String, T> columns, String name) {
        T column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column '" + name + "' among " + columns.keySet());
        }
        return column;
    }

    /** Some rows, in the order given, each at most once. */
    public FeatureTable rows(int... rows) {
        List<String> some = Arrays.stream(rows).mapToObj(ids::get).toList();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numeric.forEach((name, column) -> numbers.put(
                name, Arrays.stream(rows).mapToDouble(r -> column[r]).toArray()));
        Map<String, List<String>> texts = new LinkedHashMap<>();
        categorical.forEach((name, column) ->
                texts.put(name, Arrays.stream(rows).mapToObj(column::get).toList()));
        return of(some, numbers, texts);
    }

    /** These numeric columns alone, in the order given, and all columns of categories. */
    public FeatureTable select(Collection<String> names) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.put(name, found(numeric, name)));
        return new FeatureTable(ids, numbers, categorical);
    }

    /** With a numeric column more, or in place of one of this name. */
    public FeatureTable with(String name, double[] column) {
        Map<String, double[]> numbers = new LinkedHashMap<>(numeric);
        numbers.put(name, column);
        return of(ids, numbers, categorical);
    }

    /** With other numbers in the numeric columns: a row for each id, in the order of {@link #names}. */
    public FeatureTable withValues(double[][] values) {
        return new FeatureTable(ids, of(ids, names(), values).numeric, categorical);
    }

    /** Row of an id. */
    public int row(String id) {
        int row = ids.indexOf(id);
        if (row < 0) {
            throw new IllegalArgumentException("no row '" + id + "'");
        }
        return row;
    }

    /**
     * This table, when it has a number in every cell of every numeric column.
     *
     * @throws FitException naming the first cells that are empty, by id and column
     */
    public FeatureTable requireComplete() {
        List<String> empty = new ArrayList<>();
        numeric.forEach((name, column) -> {
            for (int r = 0; r < column.length; r++) {
                if (Double.isNaN(column[r])) {
                    empty.add("'" + name + "' of " + ids.get(r));
                }
            }
        });
        if (!empty.isEmpty()) {
            int shown = Math.min(5, empty.size());
            throw new FitException(empty.size() + " missing cells: " + String.join(", ", empty.subList(0, shown))
                    + (empty.size() > shown ? " and others" : "") + ". Complete them, or leave column or row out.");
        }
        return this;
    }

    /** Numeric columns by name, as copies. */
    public Map<String, double[]> columns() {
        Map<String, double[]> copy = new LinkedHashMap<>();
        numeric.forEach((name, column) -> copy.put(name, column.clone()));
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public String toString() {
        return ids.size() + " rows, " + numeric.size() + " numeric and " + categorical.size() + " categorical columns";
    }
}
