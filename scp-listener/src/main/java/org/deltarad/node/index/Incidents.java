package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What came in and could not be used. */
public final class Incidents {
    private final Handle handle;

    Incidents(Handle handle) {
        this.handle = handle;
    }

    public void add(IncidentRow i) {
        handle.createUpdate("""
                        insert into incident (peer_address, calling_aet, sop_instance_uid, patient_id, what, kept_as,
                            happened_at)
                        values (:peer, :aet, :sop, :patient, :what, :kept, :at)
                        """)
                .bind("peer", i.peerAddress())
                .bind("aet", i.callingAet())
                .bind("sop", i.sopInstanceUid().orElse(""))
                .bind("patient", i.patientId().orElse(""))
                .bind("what", i.what())
                .bind("kept", i.keptAs().orElse(""))
                .bind("at", Columns.utc(i.happenedAt()))
                .execute();
    }

    /** All, the oldest first. */
    public List<IncidentRow> all() {
        return handle.createQuery("select * from incident order by id")
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** The latest first, page by page; of those only that kept a file, if so asked. */
    public List<IncidentRow> page(boolean keptOnly, int limit, int offset) {
        return handle.createQuery("select * from incident" + (keptOnly ? " where kept_as <> ''" : "")
                        + " order by id desc limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** Those of which a file is kept, the oldest first. */
    public List<KeptFile> kept() {
        return handle.createQuery("select * from incident where kept_as <> '' order by id")
                .map((rs, ctx) -> new KeptFile(rs.getLong("id"), row(rs), rs.getString("kept_as")))
                .list();
    }

    /** Notes that the file is no longer kept. */
    public void noLongerKept(long id, String what) {
        handle.createUpdate("update incident set kept_as = '', what = :what where id = :id")
                .bind("id", id)
                .bind("what", what)
                .execute();
    }

    private static IncidentRow row(ResultSet rs) throws SQLException {
        return new IncidentRow(
                rs.getString("peer_address"),
                rs.getString("calling_aet"),
                Columns.text(rs, "sop_instance_uid"),
                Columns.text(rs, "patient_id"),
                rs.getString("what"),
                Columns.text(rs, "kept_as"),
                Columns.instant(rs, "happened_at"));
    }

    /** Whether just that was said of an instance before. */
    public boolean isKnown(String sopInstanceUid, String what) {
        return handle.createQuery("select count(*) from incident where sop_instance_uid = :uid and what = :what")
                        .bind("uid", sopInstanceUid)
                        .bind("what", what)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
