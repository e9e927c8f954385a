package org.deltarad.cohort.study.rows;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of columns.
 *
 * @param patient  whose row it is
 * @param baseline the rows that count; empty when there is one per patient
 * @param reader   of the readers' table
 * @param features what a feature's whole name matches
 */
public record RowColumns(String patient, Optional<Baseline> baseline, String reader, Pattern features) {
    /**
     * @param column of the time point
     * @param value  of the rows that count
     */
    public record Baseline(String column, String value) {}

    /** Columns that tell the rows of the features' table apart. */
    List<String> key() {
        return baseline.map(b -> List.of(patient, b.column())).orElse(List.of(patient));
    }

    @Override
    public String toString() {
        return String.join("|", patient, baseline.toString(), reader, features.pattern());
    }
}
