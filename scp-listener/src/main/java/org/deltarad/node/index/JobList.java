package org.deltarad.node.index;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Everything a person may ask about, in one list: time points, reports, deliveries, incidents. */
public final class JobList {
    private static final String ALL = """
            select changed_at as at, 'time point' as kind, id, patient_id, mask_sop_instance_uid as object, state, reason
            from time_point
            union all
            select r.changed_at, lower(r.kind) || ' report', r.id, t.patient_id, r.sop_instance_uid, r.state, r.reason
            from report r join time_point t on t.id = r.baseline_id
            union all
            select d.changed_at, 'delivery', d.id, t.patient_id, d.destination, d.state, d.reason
            from delivery d join report r on r.id = d.report_id join time_point t on t.id = r.baseline_id
            union all
            select happened_at, 'incident', id, patient_id, sop_instance_uid, 'REFUSED', what
            from incident
            """;

    private final Handle handle;

    JobList(Handle handle) {
        this.handle = handle;
    }

    /** The {@code limit} jobs that changed last, the latest first. */
    public List<JobRow> latest(int limit) {
        return latest(limit, Filter.NONE);
    }

    /**
     * Which jobs.
     *
     * @param state     in words as in {@link JobRow#state}, in either case; empty for all
     * @param patientId Patient ID; empty for all
     */
    public record Filter(Optional<String> state, Optional<String> patientId) {
        /** All. */
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
    }

    /** The {@code limit} jobs that fit and changed last, the latest first. */
    public List<JobRow> latest(int limit, Filter filter) {
        String where = filter.state().map(s -> " and state = :state").orElse("")
                + filter.patientId().map(p -> " and patient_id = :patient").orElse("");
        Query query = handle.createQuery("select * from (" + ALL + ") jobs where 1 = 1" + where
                        + " order by at desc, kind, id desc limit :limit")
                .bind("limit", limit);
        filter.state()
                .ifPresent(s -> query.bind("state", s.strip().replace(' ', '_').toUpperCase(Locale.ROOT)));
        filter.patientId().ifPresent(p -> query.bind("patient", p));
        return query.map((rs, ctx) -> new JobRow(
                        Columns.instant(rs, "at"),
                        rs.getString("kind"),
                        rs.getLong("id"),
                        rs.getString("patient_id"),
                        rs.getString("object"),
                        rs.getString("state").toLowerCase(Locale.ROOT).replace('_', ' '),
                        rs.getString("reason")))
                .list();
    }
}
