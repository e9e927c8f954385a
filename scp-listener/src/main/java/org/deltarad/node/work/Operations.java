package org.deltarad.node.work;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.node.index.Change;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;

/**
 * What people ask of the work: try again, deliver again. From any process that has the database; the node that runs does
 * the work. Each is in the timeline, with who asked.
 */
public final class Operations {
    private final Index index;
    private final Queues queues;
    private final Clock clock;

    public Operations(Index index, Queues queues, Clock clock) {
        this.index = index;
        this.queues = queues;
        this.clock = clock;
    }

    /** What came of it; the words are for people. */
    public sealed interface Outcome {
        String words();
    }

    /** It is queued. */
    public record Accepted(String words) implements Outcome {}

    /** It makes no sense in the row's state; nothing was changed. */
    public record Refused(String words) implements Outcome {}

    /** There is no such row, or no such destination. */
    public record Unknown(String words) implements Outcome {}

    /**
     * Tries again what failed, or what waits for its next attempt.
     *
     * @param actor the user who asks for it
     */
    public Outcome retry(Subject subject, String actor) {
        Change change = Change.by(actor, "retry was asked for", clock.instant());
        return carryOut(index.write(t -> switch (subject.kind()) {
            case TIME_POINT -> retryTimePoint(t, subject, change);
            case REPORT -> retryReport(t, subject, change);
            case DELIVERY -> retryDelivery(t, subject, change);
        }));
    }

    /**
     * Delivers a written report again, also where it was delivered before: its objects are sent once more.
     *
     * @param destination by its name in the outbox; empty for all that the report goes to
     * @param actor       the user who asks for it
     */
    public Outcome resend(long reportId, Optional<String> destination, String actor) {
        Subject subject = new Subject(Kind.REPORT, reportId);
        Change change = Change.by(actor, "delivery again was asked for", clock.instant());
        return carryOut(index.write(t -> {
            Optional<ReportRow> report = report(t, reportId);
            if (report.isEmpty()) {
                return unknown(subject);
            }
            if (report.get().sopInstanceUid().isEmpty()) {
                return refused(subject, "is not written yet");
            }
            if (report.get().state() == ReportState.SUPERSEDED) {
                return refused(subject, "is superseded by a later report; resend that one");
            }
            List<DeliveryRow> chosen = t.deliveries().ofReport(reportId).stream()
                    .filter(d -> destination.isEmpty() || destination.get().equals(d.destination()))
                    .toList();
            if (chosen.isEmpty()) {
                return new Plan(
                        new Unknown(subject.label() + " does not go to " + destination.orElse("any destination")));
            }
            return sendAgain(t, subject, chosen, change);
        }));
    }

    /**
     * Makes reports again with the signatures, calibration and extraction that the node has now, where that makes a
     * difference. Each new report names the one that it supersedes.
     *
     * @param patientId of a Patient ID; empty for all
     * @param actor     the user who asks for it
     */
    public Outcome rescore(Optional<String> patientId, String actor) {
        Instant now = clock.instant();
        List<Long> revisions = index.write(t -> {
            List<Long> added = new ArrayList<>();
            for (ReportRow former : t.reports().current(patientId)) {
                Patient patient =
                        t.timePoints().find(former.baselineId()).orElseThrow().patient();
                t.patients().lock(patient.id(), patient.issuer().orElse(""));
                long id = t.reports().addRevision(former, now);
                t.reports()
                        .setState(
                                id,
                                ReportState.WAITING,
                                Change.by(actor, "asked for, in place of R" + former.id(), now));
                added.add(id);
            }
            return added;
        });
        if (revisions.isEmpty()) {
            return new Unknown("there is no current report"
                    + patientId.map(p -> " of Patient ID " + p).orElse(""));
        }
        Accepted words = new Accepted(revisions.size() + (revisions.size() == 1 ? " report is" : " reports are")
                + " made again where signatures, calibration or extraction have changed");
        return carryOut(new Plan(words, List.of(), revisions, List.of()));
    }

    /** What is said, and the tasks to be run at once after the transaction. */
    private record Plan(Outcome outcome, List<Long> timePoints, List<Long> reports, List<Long> deliveries) {
        Plan(Outcome outcome) {
            this(outcome, List.of(), List.of(), List.of());
        }
    }

    private Outcome carryOut(Plan plan) {
        plan.timePoints().forEach(id -> queues.work().hurry(TimePointStep.NAME, id));
        plan.reports().forEach(id -> queues.work().hurry(ReportStep.NAME, id));
        plan.deliveries().forEach(id -> queues.deliveries().hurry(Queues.DELIVERY, id));
        return plan.outcome();
    }

    private static Plan retryTimePoint(Tables t, Subject subject, Change change) {
        if (t.timePoints().find(subject.id()).isEmpty()) {
            return unknown(subject);
        }
        t.timePoints().lock(subject.id());
        TimePointRow row = t.timePoints().find(subject.id()).orElseThrow();
        TimePointState state = row.state();
        if (state.isMeasured()) {
            return refused(subject, "is measured; there is nothing to retry");
        }
        if (state == TimePointState.FAILED || state == TimePointState.IGNORED) {
            t.timePoints().setState(subject.id(), TimePointState.RECEIVED, change);
        } else {
            t.timePoints().setState(subject.id(), state, kept(row.reason(), change));
        }
        return new Plan(accepted(subject, "is tried again"), List.of(subject.id()), List.of(), List.of());
    }

    private static Plan retryReport(Tables t, Subject subject, Change change) {
        Optional<ReportRow> found = report(t, subject.id());
        if (found.isEmpty()) {
            return unknown(subject);
        }
        ReportRow row = found.get();
        return switch (row.state()) {
            case DELIVERED, WITHDRAWN, SUPERSEDED ->
                refused(subject, "is " + row.state().name().toLowerCase(Locale.ROOT) + "; there is nothing to retry");
            case WAITING, SCORED -> {
                t.reports().setState(row.id(), row.state(), kept(row.reason(), change));
                yield new Plan(accepted(subject, "is tried again"), List.of(), List.of(row.id()), List.of());
            }
            case FAILED, REPORTED -> {
                if (row.sopInstanceUid().isEmpty()) {
                    t.reports().setState(row.id(), ReportState.WAITING, change);
                    yield new Plan(accepted(subject, "is tried again"), List.of(), List.of(row.id()), List.of());
                }
                List<DeliveryRow> open = t.deliveries().ofReport(row.id()).stream()
                        .filter(d -> d.state() == DeliveryRow.State.FAILED || d.state() == DeliveryRow.State.PENDING)
                        .toList();
                yield sendRest(t, subject, open, change);
            }
        };
    }

    private static Plan retryDelivery(Tables t, Subject subject, Change change) {
        Optional<DeliveryRow> row = t.deliveries().find(subject.id());
        if (row.isEmpty()) {
            return unknown(subject);
        }
        ReportRow report = report(t, row.get().reportId()).orElseThrow();
        if (report.state() == ReportState.SUPERSEDED) {
            return refused(subject, "is of a report that a later one has superseded");
        }
        return switch (row.get().state()) {
            case DELIVERED, DROPPED ->
                refused(
                        subject,
                        "is " + row.get().state().name().toLowerCase(Locale.ROOT) + "; resend its report R"
                                + report.id());
            case FAILED, PENDING -> sendRest(t, subject, List.of(row.get()), change);
        };
    }

    /** Sends what is not there yet. */
    private static Plan sendRest(Tables t, Subject subject, List<DeliveryRow> deliveries, Change change) {
        return deliver(t, subject, deliveries, false, change);
    }

    /** Sends everything, there or not. */
    private static Plan sendAgain(Tables t, Subject subject, List<DeliveryRow> deliveries, Change change) {
        return deliver(t, subject, deliveries, true, change);
    }

    private static Plan deliver(Tables t, Subject subject, List<DeliveryRow> deliveries, boolean all, Change change) {
        if (deliveries.isEmpty()) {
            return refused(subject, "goes to no destination");
        }
        deliveries.forEach(d -> t.deliveries().again(d.id(), all, change));
        t.reports().setState(deliveries.get(0).reportId(), ReportState.REPORTED, change);
        String to = String.join(
                ", ", deliveries.stream().map(DeliveryRow::destination).toList());
        return new Plan(
                accepted(subject, (all ? "is sent again to " : "is sent again, what is not there yet, to ") + to),
                List.of(),
                List.of(),
                deliveries.stream().map(DeliveryRow::id).toList());
    }

    /** Holds a report. */
    private static Optional<ReportRow> report(Tables t, long id) {
        if (t.reports().find(id).isEmpty()) {
            return Optional.empty();
        }
        t.reports().lock(id);
        return t.reports().find(id);
    }

    /** The state stays, and so does its reason. */
    private static Change kept(String reason, Change change) {
        return new Change(reason, change.what(), change.actor(), change.at());
    }

    private static Accepted accepted(Subject subject, String words) {
        return new Accepted(subject.label() + " " + words);
    }

    private static Plan refused(Subject subject, String words) {
        return new Plan(new Refused(subject.label() + " " + words));
    }

    private static Plan unknown(Subject subject) {
        return new Plan(new Unknown("there is no " + subject.label()));
    }
}
