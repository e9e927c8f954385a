package org.deltarad.node.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which time point a study is of: the patient's dates in order have the names in order, unless a table says otherwise.
 *
 * @param names  of the first date, the second, ...
 * @param mapped by patient and date; one that is not there is no time point. Empty to go by the order
 */
public record VisitDates(List<String> names, Optional<Map<List<String>, String>> mapped) {
    private static final String DATE = "date";

    public VisitDates {
        names = List.copyOf(names);
    }

    /**
     * By a table with columns {@code patient}, {@code date} (YYYY-MM-DD or YYYYMMDD) and {@code timepoint}.
     *
     * @throws CohortTableException naming the line
     */
    public static VisitDates read(Path file) throws CohortTableException, IOException {
        Map<List<String>, String> mapped = new HashMap<>();
        for (CsvRows.Row row :
                CsvRows.read(file, List.of("patient", DATE, "timepoint")).rows()) {
            LocalDate date = date(row.cell(DATE))
                    .orElseThrow(() -> new CohortTableException(
                            file, row.line(), "column date: '" + row.cell(DATE) + "' is no date; write YYYY-MM-DD"));
            if (mapped.putIfAbsent(List.of(row.cell("patient"), date.toString()), row.cell("timepoint")) != null) {
                throw new CohortTableException(
                        file, row.line(), "patient " + row.cell("patient") + ", " + date + " is there twice");
            }
        }
        return new VisitDates(List.of(), Optional.of(mapped));
    }

    /** A DICOM date (DA) or one with hyphens; empty when it is none. */
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip().replace("-", ""), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The name of a date.
     *
     * @param all the patient's dates, this one among them
     * @return empty when there is no time point of that date
     */
    Optional<String> name(String patient, LocalDate date, Collection<LocalDate> all) {
        if (mapped.isPresent()) {
            return Optional.ofNullable(mapped.get().get(List.of(patient, date.toString())));
        }
        int place = (int) all.stream().distinct().filter(d -> d.isBefore(date)).count();
        return place < names.size() ? Optional.of(names.get(place)) : Optional.empty();
    }

    /** Why a date has no name. */
    String unnamed(LocalDate date) {
        return mapped.isPresent()
                ? "the table of dates has no time point of " + date
                : "the study of " + date + " comes after " + names.size()
                        + " time points; name more by --timepoints, or which dates are meant by --dates";
    }
}
