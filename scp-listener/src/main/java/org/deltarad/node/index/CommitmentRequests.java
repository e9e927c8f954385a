package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.node.index.CommitmentRequestRow.State;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Requests for storage commitment that peers made of us. */
public final class CommitmentRequests {
    private final Handle handle;

    CommitmentRequests(Handle handle) {
        this.handle = handle;
    }

    /** Adds an accepted request. */
    public long add(StorageScp.Peer peer, String transactionUid, List<SopReference> instances, Instant now) {
        long id = handle.createUpdate("""
                        insert into commitment_request (calling_aet, peer_address, transaction_uid, state, attempts, reason,
                            created_at, changed_at)
                        values (:aet, :peer, :uid, 'ACCEPTED', 0, '', :now, :now)
                        """)
                .bind("aet", peer.callingAet())
                .bind("peer", peer.address())
                .bind("uid", transactionUid)
                .bind("now", Columns.utc(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        PreparedBatch batch = handle.prepareBatch("""
                insert into commitment_request_instance (request_id, position, sop_class_uid, sop_instance_uid)
                values (:id, :position, :sopClass, :sop)
                """);
        int position = 0;
        for (SopReference r : instances) {
            batch.bind("id", id)
                    .bind("position", position++)
                    .bind("sopClass", r.sopClassUid())
                    .bind("sop", r.sopInstanceUid())
                    .add();
        }
        batch.execute();
        return id;
    }

    public Optional<CommitmentRequestRow> find(long id) {
        return handle.createQuery("select * from commitment_request where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** The request of that transaction of a peer. */
    public Optional<CommitmentRequestRow> find(String callingAet, String transactionUid) {
        return handle.createQuery(
                        "select * from commitment_request where calling_aet = :aet and transaction_uid = :uid")
                .bind("aet", callingAet)
                .bind("uid", transactionUid)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** Ids of those whose peers wait. */
    public List<Long> open() {
        return handle.createQuery("select id from commitment_request where state = 'ACCEPTED' order by id")
                .mapTo(Long.class)
                .list();
    }

    /** Notes an attempt to report, or that it is asked for again. */
    public void setState(long id, State state, int attempts, String reason, Instant now) {
        handle.createUpdate("update commitment_request set state = :state, attempts = :attempts, reason = :reason,"
                        + " changed_at = :now where id = :id")
                .bind("id", id)
                .bind("state", state.name())
                .bind("attempts", attempts)
                .bind("reason", reason)
                .bind("now", Columns.utc(now))
                .execute();
    }

    private CommitmentRequestRow row(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        return new CommitmentRequestRow(
                id,
                rs.getString("calling_aet"),
                rs.getString("peer_address"),
                rs.getString("transaction_uid"),
                State.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                rs.getString("reason"),
                instances(id),
                Columns.instant(rs, "created_at"));
    }

    private List<SopReference> instances(long id) {
        return handle.createQuery("select sop_class_uid, sop_instance_uid from commitment_request_instance"
                        + " where request_id = :id order by position")
                .bind("id", id)
                .map((rs, ctx) -> new SopReference(rs.getString(1), rs.getString(2)))
                .list();
    }
}
