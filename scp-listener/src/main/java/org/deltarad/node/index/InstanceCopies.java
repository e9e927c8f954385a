package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Other bytes under SOP Instance UIDs that are in use. */
public final class InstanceCopies {
    private final Handle handle;

    InstanceCopies(Handle handle) {
        this.handle = handle;
    }

    public void add(InstanceCopyRow c) {
        handle.createUpdate("""
                        insert into instance_copy (sop_instance_uid, sha256, transfer_syntax_uid, sop_class_uid,
                            study_instance_uid, series_instance_uid, bytes, calling_aet, peer_address, received_at)
                        values (:sop, :sha256, :syntax, :sopClass, :study, :series, :bytes, :callingAet, :peer,
                            :received)
                        """)
                .bind("sop", c.sopInstanceUid())
                .bind("sha256", c.sha256())
                .bind("syntax", c.transferSyntaxUid())
                .bind("sopClass", c.sopClassUid())
                .bind("study", c.studyInstanceUid())
                .bind("series", c.seriesInstanceUid())
                .bind("bytes", c.bytes())
                .bind("callingAet", c.callingAet())
                .bind("peer", c.peerAddress())
                .bind("received", Columns.utc(c.receivedAt()))
                .execute();
    }

    /** Whether just these bytes are kept already. */
    public boolean has(InstanceCopyRow c) {
        return of(c.sopInstanceUid()).stream()
                .anyMatch(k ->
                        k.sha256().equals(c.sha256()) && k.transferSyntaxUid().equals(c.transferSyntaxUid()));
    }

    /** The copies under a SOP Instance UID, in the order of their coming. */
    public List<InstanceCopyRow> of(String sopInstanceUid) {
        return handle.createQuery(
                        "select * from instance_copy where sop_instance_uid = :uid order by received_at, sha256")
                .bind("uid", sopInstanceUid)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** All, by SOP Instance UID. */
    public List<InstanceCopyRow> all() {
        return handle.createQuery("select * from instance_copy order by sop_instance_uid, received_at, sha256")
                .map((rs, ctx) -> row(rs))
                .list();
    }

    private static InstanceCopyRow row(ResultSet rs) throws SQLException {
        return new InstanceCopyRow(
                rs.getString("sop_instance_uid"),
                rs.getString("sha256"),
                rs.getString("transfer_syntax_uid"),
                rs.getString("sop_class_uid"),
                rs.getString("study_instance_uid"),
                rs.getString("series_instance_uid"),
                rs.getLong("bytes"),
                rs.getString("calling_aet"),
                rs.getString("peer_address"),
                Columns.instant(rs, "received_at"));
    }
}
