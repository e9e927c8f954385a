package org.deltarad.weasis.view.model;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reports of a patient, the latest first.
 *
 * @param reports    those that could be read; of two files of one report only one
 * @param unreadable those that could not
 */
public record PatientReports(List<ReportView> reports, List<Unreadable> unreadable) {
    /** No report. */
    public static final PatientReports NONE = new PatientReports(List.of(), List.of());

    public PatientReports {
        Set<String> seen = new HashSet<>();
        reports = reports.stream()
                .filter(r -> seen.add(r.sopInstanceUid()))
                .sorted(Comparator.comparing((ReportView r) -> r.created().orElse(LocalDateTime.MIN))
                        .reversed())
                .toList();
        unreadable = List.copyOf(unreadable);
    }

    /** Whether another of the reports replaces it. */
    public boolean superseded(ReportView report) {
        return reports.stream().anyMatch(r -> r.supersedes().contains(report.sopInstanceUid()));
    }

    /** Reports that nothing replaces, the latest first, then the others. */
    public List<ReportView> currentFirst() {
        return reports.stream().sorted(Comparator.comparing(this::superseded)).toList();
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return reports.isEmpty() && unreadable.isEmpty();
    }

    /**
     * @param file   its name
     * @param reason what is wrong, one sentence
     */
    public record Unreadable(String file, String reason) {}
}
