package org.deltarad.node.index;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

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
        return handle.createQuery("select * from (" + ALL + ") jobs order by at desc, kind, id desc limit :limit")
                .bind("limit", limit)
                .map((rs, ctx) -> new JobRow(
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
