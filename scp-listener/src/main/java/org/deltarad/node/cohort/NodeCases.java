package org.deltarad.node.cohort;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.deltarad.node.batch.CaseResult;
import org.deltarad.node.batch.CaseRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.work.Measurement;
import org.deltarad.node.work.StepFailedException;

/**
 * The time points that a node has measured, as cases, and their features as it has stored them. Of several masks of one
 * patient's time point and sequence the latest counts, since it corrects the others.
 */
public final class NodeCases implements CohortResults {
    private final Index index;
    private final Map<String, String> sequences;
    private final VisitDates dates;

    /**
     * @param sequences by route, which prefix its columns have; other routes are left out. Nothing to take all, without prefix
     * @param dates     which date is which time point
     */
    public NodeCases(Index index, Map<String, String> sequences, VisitDates dates) {
        this.index = index;
        this.sequences = Map.copyOf(sequences);
        this.dates = dates;
    }

    /** The cases, by patient and date. */
    public CohortCases cases() {
        List<TimePointRow> rows = new ArrayList<>();
        for (TimePointState state : TimePointState.values()) {
            if (state.isMeasured()) {
                rows.addAll(rows(state));
            }
        }
        rows.removeIf(row -> !sequences.isEmpty() && !sequences.containsKey(row.route()));
        Map<String, List<LocalDate>> of = new TreeMap<>();
        rows.forEach(row -> row.acquired().map(LocalDateTime::toLocalDate).ifPresent(date -> of.computeIfAbsent(
                        row.patient().id(), p -> new ArrayList<>())
                .add(date)));
        rows.sort(Comparator.comparing((TimePointRow row) -> row.patient().id())
                .thenComparing(row -> row.acquired().orElse(LocalDateTime.MIN))
                .thenComparing(TimePointRow::id));
        Map<List<String>, CohortCase> latest = new HashMap<>();
        List<List<String>> order = new ArrayList<>();
        List<CohortProblem> problems = new ArrayList<>();
        for (TimePointRow row : rows) {
            Optional<String> unknown = ambiguous(row, rows).or(() -> unknown(row, of));
            if (unknown.isPresent()) {
                problems.add(new CohortProblem(row.patient().id(), "", sequence(row), "", name(row), unknown.get()));
                continue;
            }
            CohortCase c = of(row, timePoint(row, of).orElseThrow());
            List<String> key = List.of(c.patient(), c.timePoint(), c.sequence());
            CohortCase other = latest.get(key);
            if (other == null) {
                order.add(key);
            }
            if (other == null || other.row().line() < row.id()) {
                latest.put(key, c);
            }
        }
        return new CohortCases(measuredAlike(order.stream().map(latest::get).toList(), problems), problems);
    }

    /** The cases of each sequence that were measured with its most frequent extraction; the others are problems. */
    private List<CohortCase> measuredAlike(List<CohortCase> cases, List<CohortProblem> problems) {
        Map<CohortCase, String> extractions = new HashMap<>();
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (CohortCase c : cases) {
            measurement(c).ifPresent(m -> {
                extractions.put(c, m.extraction());
                counts.computeIfAbsent(c.sequence(), s -> new TreeMap<>()).merge(m.extraction(), 1, Integer::sum);
            });
        }
        List<CohortCase> alike = new ArrayList<>();
        for (CohortCase c : cases) {
            String usual = counts.getOrDefault(c.sequence(), Map.of()).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
            String its = extractions.getOrDefault(c, usual);
            if (its.equals(usual)) {
                alike.add(c);
            } else {
                problems.add(CohortProblem.of(
                        c,
                        "was measured with extraction " + its + ", most others with " + usual
                                + "; name their routes by --sequence, or measure it again by rescore"));
            }
        }
        return alike;
    }

    private Optional<Measurement> measurement(CohortCase c) {
        Optional<String> json =
                index.read(t -> t.timePoints().measurement(c.row().line()));
        try {
            return json.isPresent() ? Optional.of(Measurement.fromJson(json.get())) : Optional.empty();
        } catch (StepFailedException unreadable) {
            return Optional.empty();
        }
    }

    private List<TimePointRow> rows(TimePointState state) {
        return index.read(t -> t.timePoints().inState(state).stream()
                .flatMap(id -> t.timePoints().find(id).stream())
                .toList());
    }

    private Optional<String> timePoint(TimePointRow row, Map<String, List<LocalDate>> all) {
        return row.acquired()
                .map(LocalDateTime::toLocalDate)
                .flatMap(date -> dates.name(
                        row.patient().id(), date, all.get(row.patient().id())));
    }

    /** Why a row's Patient ID does not say who it is of; empty when it does. */
    private static Optional<String> ambiguous(TimePointRow row, List<TimePointRow> all) {
        boolean several = all.stream()
                .map(TimePointRow::patient)
                .filter(p -> p.id().equals(row.patient().id()))
                .anyMatch(p -> !p.sameIdAs(row.patient())
                        || p.conflictWith(row.patient()).isPresent());
        return several
                ? Optional.of("its Patient ID stands for several people: issuers, birth dates or sexes differ")
                : Optional.empty();
    }

    /** Why a row's time point is not known; empty when it is. */
    private Optional<String> unknown(TimePointRow row, Map<String, List<LocalDate>> all) {
        String patient = row.patient().id();
        if (patient.isEmpty()) {
            return Optional.of("has no Patient ID");
        }
        if (row.acquired().isEmpty()) {
            return Optional.of("its images have no date, so its time point is not known");
        }
        LocalDate date = row.acquired().get().toLocalDate();
        boolean first = all.get(patient).stream().noneMatch(d -> d.isBefore(date));
        if (row.state() == TimePointState.WAITING_FOR_BASELINE
                && first
                && dates.mapped().isEmpty()) {
            return Optional.of(
                    "waits for its baseline, so which time point it is does not follow from the order of dates;"
                            + " say so by --dates");
        }
        return timePoint(row, all).isPresent() ? Optional.empty() : Optional.of(dates.unnamed(date));
    }

    private String sequence(TimePointRow row) {
        return sequences.getOrDefault(row.route(), "");
    }

    private static String name(TimePointRow row) {
        return "T" + row.id();
    }

    private CohortCase of(TimePointRow row, String timePoint) {
        return new CohortCase(
                row.patient().id(),
                timePoint,
                sequence(row),
                "",
                Map.of(),
                Optional.empty(),
                List.of(),
                new CaseRow(
                        row.id(),
                        List.of(),
                        Path.of(name(row)),
                        Path.of(name(row)),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    @Override
    public CaseResult of(CohortCase c) {
        Optional<String> json =
                index.read(t -> t.timePoints().measurement(c.row().line()));
        if (json.isEmpty()) {
            return CaseResult.failed("is being measured again");
        }
        try {
            Measurement m = Measurement.fromJson(json.get());
            return CohortResult.of(Optional.of(m.acquisition()), m.features(), Optional.empty());
        } catch (StepFailedException e) {
            return CaseResult.failed(e.getMessage());
        }
    }
}
