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
        List<ReportRow> there = of(baselineId, midId);
        if (there.isEmpty()) {
            return Optional.of(insert(baselineId, midId, inputs(baselineId, midId), Optional.empty(), now));
        }
        boolean withdrawn = there.stream().allMatch(r -> r.state() == ReportState.WITHDRAWN);
        if (withdrawn) {
            setState(there.get(0).id(), ReportState.WAITING, "", now);
        }
        return withdrawn ? Optional.of(there.get(0).id()) : Optional.empty();
    }

    /** Adds a report of the same time points that replaces a written one. Call with the patient locked. */
    public long addRevision(ReportRow former, Instant now) {
        String inputs = inputs(former.baselineId(), former.midId()) + "#"
                + of(former.baselineId(), former.midId()).size();
        return insert(former.baselineId(), former.midId(), inputs, Optional.of(former.id()), now);
    }

    private static String inputs(long baselineId, Optional<Long> midId) {
        return baselineId + midId.map(m -> "+" + m).orElse("");
    }

    private List<ReportRow> of(long baselineId, Optional<Long> midId) {
        return handle.createQuery(
                        "select * from report where baseline_id = :baseline and coalesce(mid_id, 0) = :mid order by id")
                .bind("baseline", baselineId)
                .bind("mid", midId.orElse(0L))
                .map((rs, ctx) -> row(rs))
                .list();
    }

    private long insert(long baselineId, Optional<Long> midId, String inputs, Optional<Long> supersedes, Instant now) {
        long id = handle.createUpdate("""
                        insert into report (kind, baseline_id, mid_id, inputs, state, reason, study_instance_uid,
                            series_instance_uid, sop_instance_uid, supersedes, created_at, changed_at)
                        values (:kind, :baseline, :mid, :inputs, :state, '', '', '', '', :supersedes, :now, :now)
                        """)
                .bind("kind", (midId.isPresent() ? ReportRow.Kind.DELTA : ReportRow.Kind.BASELINE).name())
                .bind("baseline", baselineId)
                .bind("mid", midId.orElse(null))
                .bind("inputs", inputs)
                .bind("state", ReportState.WAITING.name())
                .bind("supersedes", supersedes.orElse(null))
                .bind("now", Columns.utc(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        states.added(id, ReportState.WAITING, Change.because("", now));
        return id;
    }

    /** Takes away a report that was never written, with its timeline. */
    public void remove(long id) {
        handle.createUpdate("delete from event where report_id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("delete from report where id = :id and sop_instance_uid = ''")
                .bind("id", id)
                .execute();
    }

    /** The reports of the same kind and route on the same series by other masks, neither withdrawn nor superseded. */
    public List<ReportRow> ofSameSeries(long id) {
        return handle.createQuery("""
                        select o.* from report o
                        join report n on n.id = :id and o.kind = n.kind and o.id <> n.id
                        join time_point ob on ob.id = o.baseline_id
                        join time_point nb on nb.id = n.baseline_id
                        left join time_point om on om.id = o.mid_id
                        left join time_point nm on nm.id = n.mid_id
                        where ob.series_instance_uid = nb.series_instance_uid and ob.route = nb.route
                        and coalesce(om.series_instance_uid, '') = coalesce(nm.series_instance_uid, '')
                        and coalesce(om.route, '') = coalesce(nm.route, '')
                        and (o.baseline_id <> n.baseline_id or coalesce(o.mid_id, 0) <> coalesce(n.mid_id, 0))
                        and o.state not in ('WITHDRAWN', 'SUPERSEDED')
                        order by o.id
                        """).bind("id", id).map((rs, ctx) -> row(rs)).list();
    }

    /**
     * The written reports that nothing replaces or is about to replace, without baseline reports of scans that turned out
     * to be mid-treatment.
     *
     * @param patientId of a Patient ID; empty for all
     */
    public List<ReportRow> current(Optional<String> patientId) {
        var query = handle.createQuery(
                """
                select r.* from report r join time_point t on t.id = r.baseline_id
                where r.sop_instance_uid <> '' and r.state in ('REPORTED', 'DELIVERED', 'FAILED')
                and not exists (select 1 from report n where n.supersedes = r.id and n.state not in ('WITHDRAWN', 'FAILED'))
                and not (r.kind = 'BASELINE' and exists (
                    select 1 from report d where d.mid_id = r.baseline_id and d.state <> 'WITHDRAWN'))
                """ + patientId.map(p -> " and t.patient_id = :patient").orElse("") + " order by r.id");
        patientId.ifPresent(p -> query.bind("patient", p));
        return query.map((rs, ctx) -> row(rs)).list();
    }

    /** Notes which written report a report replaces. */
    public void setSupersedes(long id, long former) {
        handle.createUpdate("update report set supersedes = :former where id = :id")
                .bind("id", id)
                .bind("former", former)
                .execute();
    }

    /** Notes of what a report is made. */
    public void setFingerprint(long id, String fingerprint) {
        handle.createUpdate("update report set fingerprint = :fingerprint where id = :id")
                .bind("id", id)
                .bind("fingerprint", fingerprint)
                .execute();
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

    /** The report of an SR. */
    public Optional<ReportRow> ofDocument(String sopInstanceUid) {
        return handle.createQuery("select * from report where sop_instance_uid = :uid")
                .bind("uid", sopInstanceUid)
                .map((rs, ctx) -> row(rs))
                .findFirst();
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
                Optional.ofNullable(rs.getObject("supersedes", Long.class)),
                Columns.text(rs, "fingerprint"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "changed_at"));
    }
}
