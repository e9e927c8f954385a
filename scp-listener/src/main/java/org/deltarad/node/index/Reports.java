package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reports made or to be made. */
public final class Reports {
    private final Handle handle;
    private final StateWriter<ReportState> states;

    Reports(Handle handle) {
        this.handle = handle;
        this.states = new StateWriter<>(handle, EventRow.Kind.REPORT, ReportState.class, ReportState::next);
    }

    /**
     * Adds the report of these time points, or takes up a withdrawn one; empty when there is one already. Call with the
     * patient locked.
     */
    public Optional<Long> addOnce(long baselineId, Optional<Long> midId, Instant now) {
        String inputs = baselineId + midId.map(m -> "+" + m).orElse("");
        Optional<ReportRow> there = handle.createQuery("select * from report where inputs = :inputs")
                .bind("inputs", inputs)
                .map((rs, ctx) -> row(rs))
                .findOne();
        if (there.isPresent()) {
            ReportRow row = there.get();
            if (row.state() != ReportState.WITHDRAWN) {
                return Optional.empty();
            }
            setState(row.id(), ReportState.WAITING, "", now);
            return Optional.of(row.id());
        }
        long id = handle.createUpdate("""
                        insert into report (kind, baseline_id, mid_id, inputs, state, reason, study_instance_uid,
                            series_instance_uid, sop_instance_uid, created_at, changed_at)
                        values (:kind, :baseline, :mid, :inputs, :state, '', '', '', '', :now, :now)
                        """)
                .bind("kind", (midId.isPresent() ? ReportRow.Kind.DELTA : ReportRow.Kind.BASELINE).name())
                .bind("baseline", baselineId)
                .bind("mid", midId.orElse(null))
                .bind("inputs", inputs)
                .bind("state", ReportState.WAITING.name())
                .bind("now", Columns.utc(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        states.added(id, ReportState.WAITING, Change.because("", now));
        return Optional.of(id);
    }

    public Optional<ReportRow> find(long id) {
        return handle.createQuery("select * from report where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** Holds a report for this transaction, so that what follows from its deliveries is decided one at a time. */
    public void lock(long id) {
        handle.createQuery("select id from report where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /** When each written report was made, by the SR's SOP Instance UID, oldest first. */
    public Map<String, Instant> documents() {
        Map<String, Instant> documents = new LinkedHashMap<>();
        handle.createQuery(
                        "select sop_instance_uid, created_at from report where sop_instance_uid <> '' order by created_at")
                .map((rs, ctx) -> Map.entry(rs.getString("sop_instance_uid"), Columns.instant(rs, "created_at")))
                .forEach(e -> documents.put(e.getKey(), e.getValue()));
        return documents;
    }

    /** Ids of the rows in a state. */
    public List<Long> inState(ReportState state) {
        return handle.createQuery("select id from report where state = :state order by id")
                .bind("state", state.name())
                .mapTo(Long.class)
                .list();
    }

    /** The reports in which a time point is the baseline or the mid-treatment scan. */
    public List<ReportRow> ofTimePoint(long timePointId) {
        return handle.createQuery("select * from report where baseline_id = :id or mid_id = :id order by id")
                .bind("id", timePointId)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** The reports in which a time point is the baseline. */
    public List<ReportRow> ofBaseline(long timePointId) {
        return handle.createQuery("select * from report where baseline_id = :id order by id")
                .bind("id", timePointId)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /**
     * Sets state and reason.
     *
     * @throws IllegalTransitionException when the state cannot follow the row's
     */
    public void setState(long id, ReportState state, String reason, Instant now) {
        setState(id, state, Change.because(reason, now));
    }

    /**
     * Sets state and reason.
     *
     * @throws IllegalTransitionException when the state cannot follow the row's
     */
    public void setState(long id, ReportState state, Change change) {
        states.set(id, state, change);
    }

    /** Notes which SR was written. */
    public void setDocument(long id, String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid) {
        handle.createUpdate("""
                        update report set study_instance_uid = :study, series_instance_uid = :series,
                            sop_instance_uid = :sop where id = :id
                        """)
                .bind("id", id)
                .bind("study", studyInstanceUid)
                .bind("series", seriesInstanceUid)
                .bind("sop", sopInstanceUid)
                .execute();
    }

    private static ReportRow row(ResultSet rs) throws SQLException {
        return new ReportRow(
                rs.getLong("id"),
                ReportRow.Kind.valueOf(rs.getString("kind")),
                rs.getLong("baseline_id"),
                Optional.ofNullable(rs.getObject("mid_id", Long.class)),
                ReportState.valueOf(rs.getString("state")),
                rs.getString("reason"),
                Columns.text(rs, "study_instance_uid"),
                Columns.text(rs, "series_instance_uid"),
                Columns.text(rs, "sop_instance_uid"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "changed_at"));
    }
}
