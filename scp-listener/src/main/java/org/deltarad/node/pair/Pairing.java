package org.deltarad.node.pair;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.pair.Decision.Part;

/** Puts the pairing of a patient's measured time points into the index. */
public final class Pairing {
    private final Index index;
    private final PairingRule rule;
    private final Clock clock;

    public Pairing(Index index, PairingRule rule, Clock clock) {
        this.index = index;
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * Decides anew for all measured time points of a patient: states, notes, and reports to make.
     *
     * @return ids of the reports that are new
     */
    public synchronized List<Long> pair(Patient patient) {
        return index.write(t -> pair(t, patient));
    }

    private List<Long> pair(Tables t, Patient patient) {
        Instant now = clock.instant();
        String issuer = patient.issuer().orElse("");
        t.patients().lock(patient.id(), issuer);
        List<TimePointRow> rows = t.timePoints().ofPatient(patient.id(), issuer).stream()
                .filter(r -> r.state().isMeasured())
                .toList();
        List<Long> reports = new ArrayList<>();
        for (Decision d : rule.decide(rows.stream().map(r -> scan(t, r)).toList())) {
            note(t, rows, d, now);
            if (d.part() == Part.BASELINE) {
                add(t, d.id(), Optional.empty(), now).ifPresent(reports::add);
            } else if (d.part() == Part.MID_TREATMENT) {
                supersedeBaselineReports(t, d, now);
                add(t, d.baselineId().orElseThrow(), Optional.of(d.id()), now).ifPresent(reports::add);
            }
        }
        return reports;
    }

    private static Optional<Long> add(Tables t, long baselineId, Optional<Long> midId, Instant now) {
        Optional<Long> added = t.reports().addOnce(baselineId, midId, now);
        added.ifPresent(id -> replace(t, id, now));
        return added;
    }

    /**
     * A later mask of the same series is used: the report by the former one is not written if that can still be stopped;
     * a written one is named by the new report, which supersedes it once it is written itself.
     */
    private static void replace(Tables t, long id, Instant now) {
        for (ReportRow candidate : t.reports().ofSameSeries(id)) {
            t.reports().lock(candidate.id());
            ReportRow former = t.reports().find(candidate.id()).orElseThrow();
            String why = "a later mask of the same series is used instead; see R" + id;
            if (former.sopInstanceUid().isPresent()) {
                t.reports().setSupersedes(id, former.id());
            } else {
                former.supersedes().ifPresent(f -> t.reports().setSupersedes(id, f));
                t.reports()
                        .setState(
                                former.id(),
                                former.state() == ReportState.FAILED ? ReportState.SUPERSEDED : ReportState.WITHDRAWN,
                                why,
                                now);
            }
        }
    }

    private static Scan scan(Tables t, TimePointRow r) {
        return new Scan(
                r.id(),
                r.seriesInstanceUid().orElseThrow(),
                r.acquired(),
                r.patient(),
                r.clinicalTrialTimePointId(),
                r.route(),
                t.retrievals().find(r.id()));
    }

    private static void note(Tables t, List<TimePointRow> rows, Decision d, Instant now) {
        TimePointState state =
                switch (d.part()) {
                    case BASELINE, MID_TREATMENT, UNPAIRED -> TimePointState.EXTRACTED;
                    case WAITING_FOR_BASELINE -> TimePointState.WAITING_FOR_BASELINE;
                    case REFUSED -> TimePointState.FAILED;
                };
        boolean changed = rows.stream()
                .anyMatch(r ->
                        r.id() == d.id() && (r.state() != state || !r.reason().equals(d.note())));
        if (changed) {
            t.timePoints().setState(d.id(), state, d.note(), now);
        }
    }

    /**
     * The scan was alone when it was taken for a baseline; an earlier one has come since. Its report is not written if
     * that can still be stopped.
     */
    private static void supersedeBaselineReports(Tables t, Decision d, Instant now) {
        for (ReportRow r : t.reports().ofBaseline(d.id())) {
            t.reports().lock(r.id());
            ReportState state = t.reports().find(r.id()).orElseThrow().state();
            t.reports()
                    .setState(
                            r.id(),
                            state.isUnwritten() ? ReportState.WITHDRAWN : state,
                            "its scan turned out to be mid-treatment (" + d.note() + "); see the delta report",
                            now);
        }
    }
}
