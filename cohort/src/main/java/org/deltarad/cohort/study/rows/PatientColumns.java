package org.deltarad.cohort.study.rows;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.data.ColumnRoles;

/**
 * Columns of the patients' table that a study needs, each once.
 *
 * @param numeric     of numbers
 * @param categorical of categories
 */
public record PatientColumns(List<String> numeric, List<String> categorical) {
    /** None yet. */
    public static final PatientColumns NONE = new PatientColumns(List.of(), List.of());

    public PatientColumns {
        numeric = List.copyOf(new LinkedHashSet<>(numeric));
        categorical = List.copyOf(new LinkedHashSet<>(categorical));
    }

    /** These and others. */
    public PatientColumns and(Collection<String> moreNumeric, Collection<String> moreCategorical) {
        Set<String> numbers = new LinkedHashSet<>(numeric);
        numbers.addAll(moreNumeric);
        Set<String> texts = new LinkedHashSet<>(categorical);
        texts.addAll(moreCategorical);
        return new PatientColumns(List.copyOf(numbers), List.copyOf(texts));
    }

    /** These and those of an endpoint. */
    public PatientColumns and(Endpoint endpoint) {
        return and(endpoint.numeric(), endpoint.categorical());
    }

    /** These and those of a variable. */
    public PatientColumns and(Variable variable) {
        return and(variable.numeric(), variable.categorical());
    }

    /** @throws IllegalArgumentException when a column is asked for as numbers and as categories */
    ColumnRoles roles(String patient) {
        return new ColumnRoles(List.of(patient), Optional.of(numeric), categorical, Set.of());
    }
}
