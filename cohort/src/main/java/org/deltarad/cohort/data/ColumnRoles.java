package org.deltarad.cohort.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the columns of a file are. Stated, not guessed: a typing error in a number must not make its column one of categories.
 *
 * @param key         columns that together tell the rows apart, such as the patient, or patient and time point; kept as
 *                    categories too
 * @param numeric     columns of numbers; empty: all that are neither key, categorical nor ignored
 * @param categorical columns of categories
 * @param ignored     columns that are left out, there or not
 */
public record ColumnRoles(
        List<String> key, Optional<List<String>> numeric, List<String> categorical, Set<String> ignored) {
    /** @throws IllegalArgumentException when there is no key, or a column has two roles */
    public ColumnRoles {
        key = List.copyOf(key);
        numeric = numeric.map(List::copyOf);
        categorical = List.copyOf(categorical);
        ignored = Set.copyOf(ignored);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a table needs a key column");
        }
        Set<String> seen = new HashSet<>(ignored);
        for (List<String> names : List.of(key, numeric.orElse(List.of()), categorical)) {
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new IllegalArgumentException("column '" + name + "' has two roles");
                }
            }
        }
    }

    /** A row per patient; all columns but the patient's are numbers. */
    public static ColumnRoles numbersOf(String patient) {
        return new ColumnRoles(List.of(patient), Optional.empty(), List.of(), Set.of());
    }

    /** The same with these columns as categories. */
    public ColumnRoles withCategorical(String... names) {
        return new ColumnRoles(key, numeric, List.of(names), ignored);
    }
}
