package org.deltarad.node.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.work.Measurement;
import org.deltarad.node.work.StepFailedException;

/**
 * A case as its page shows it.
 *
 * @param measurement what was measured; empty until then
 * @param reports     with their deliveries, the latest first
 * @param events      of the case, its reports and their deliveries, the oldest first
 * @param others      further cases of the patient
 */
record CaseData(
        TimePointRow row,
        Optional<Measurement> measurement,
        List<Report> reports,
        List<EventRow> events,
        List<TimePointRow> others) {

    record Report(ReportRow row, List<DeliveryRow> deliveries) {}

    /** Reads it; empty when there is no such time point. */
    static Optional<CaseData> read(Tables t, long timePointId) {
        return t.timePoints().find(timePointId).map(row -> of(t, row));
    }

    private static CaseData of(Tables t, TimePointRow row) {
        List<Report> reports = t.reports().ofTimePoint(row.id()).stream()
                .sorted(Comparator.comparingLong(ReportRow::id).reversed())
                .map(r -> new Report(r, t.deliveries().ofReport(r.id())))
                .toList();
        List<EventRow> events = new ArrayList<>(t.events().of(new Subject(Kind.TIME_POINT, row.id())));
        for (Report r : reports) {
            events.addAll(t.events().of(new Subject(Kind.REPORT, r.row().id())));
            r.deliveries().forEach(d -> events.addAll(t.events().of(new Subject(Kind.DELIVERY, d.id()))));
        }
        events.sort(Comparator.comparing(EventRow::happenedAt));
        List<TimePointRow> others = row.patient().id().isEmpty()
                ? List.of()
                : t
                        .timePoints()
                        .ofPatient(row.patient().id(), row.patient().issuer().orElse(""))
                        .stream()
                        .filter(o -> o.id() != row.id())
                        .toList();
        return new CaseData(
                row, t.timePoints().measurement(row.id()).flatMap(CaseData::parse), reports, events, others);
    }

    private static Optional<Measurement> parse(String json) {
        try {
            return Optional.of(Measurement.fromJson(json));
        } catch (StepFailedException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    /** The time point that a row of work belongs to; empty when there is no such row. */
    static Optional<Long> timePointOf(Tables t, Subject subject) {
        return switch (subject.kind()) {
            case TIME_POINT -> Optional.of(subject.id());
            case REPORT -> t.reports().find(subject.id()).map(r -> r.midId().orElse(r.baselineId()));
            case DELIVERY ->
                t.deliveries()
                        .find(subject.id())
                        .flatMap(d -> t.reports().find(d.reportId()))
                        .map(r -> r.midId().orElse(r.baselineId()));
        };
    }

    Optional<String> studyUid() {
        return reports.stream()
                .flatMap(r -> r.row().studyInstanceUid().stream())
                .findFirst();
    }
}
