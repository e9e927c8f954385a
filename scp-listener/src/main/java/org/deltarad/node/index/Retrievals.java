package org.deltarad.node.index;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What came of asking the archives for baselines. */
public final class Retrievals {
    private final Handle handle;

    Retrievals(Handle handle) {
        this.handle = handle;
    }

    /** Of a time point; empty when no archive was asked. */
    public Optional<RetrievalRow> find(long timePointId) {
        return handle.createQuery("select * from retrieval where time_point_id = :id")
                .bind("id", timePointId)
                .map((rs, ctx) -> new RetrievalRow(
                        timePointId,
                        RetrievalRow.State.valueOf(rs.getString("state")),
                        rs.getString("reason"),
                        rs.getInt("attempts"),
                        Columns.text(rs, "mask_sop_instance_uid"),
                        Columns.instant(rs, "changed_at")))
                .findOne();
    }

    /** Puts it in place of what was known. */
    public void put(RetrievalRow row) {
        Update update = handle.createUpdate("""
                update retrieval set state = :state, reason = :reason, attempts = :attempts,
                    mask_sop_instance_uid = :mask, changed_at = :at
                where time_point_id = :id
                """);
        if (bind(update, row).execute() == 0) {
            bind(handle.createUpdate("""
                    insert into retrieval (time_point_id, state, reason, attempts, mask_sop_instance_uid, changed_at)
                    values (:id, :state, :reason, :attempts, :mask, :at)
                    """), row).execute();
        }
    }

    private static Update bind(Update update, RetrievalRow row) {
        return update.bind("id", row.timePointId())
                .bind("state", row.state().name())
                .bind("reason", row.reason())
                .bind("attempts", row.attempts())
                .bind("mask", row.maskSopInstanceUid().orElse(""))
                .bind("at", Columns.utc(row.changedAt()));
    }
}
