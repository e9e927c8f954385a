package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.index.CommitmentRow.State;
import org.jdbi.v3.core.Handle;

/** Requests for storage commitment. */
public final class Commitments {
    private final Handle handle;

    Commitments(Handle handle) {
        this.handle = handle;
    }

    public void add(CommitmentRow c) {
        handle.createUpdate("insert into commitment (transaction_uid, delivery_id, state, asked_at)"
                        + " values (:uid, :delivery, :state, :at)")
                .bind("uid", c.transactionUid())
                .bind("delivery", c.deliveryId())
                .bind("state", c.state().name())
                .bind("at", Columns.utc(c.askedAt()))
                .execute();
    }

    public Optional<CommitmentRow> find(String transactionUid) {
        return handle.createQuery("select * from commitment where transaction_uid = :uid")
                .bind("uid", transactionUid)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** The requests of a delivery that are not closed, the oldest first. */
    public List<CommitmentRow> ofDelivery(long deliveryId) {
        return handle.createQuery("select * from commitment where delivery_id = :id and state <> 'CLOSED'"
                        + " order by asked_at, transaction_uid")
                .bind("id", deliveryId)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** Notes that the destination has taken a request; false when its result has come already. */
    public boolean awaited(String transactionUid) {
        return handle.createUpdate(
                                "update commitment set state = 'OPEN' where transaction_uid = :uid and state = 'ASKING'")
                        .bind("uid", transactionUid)
                        .execute()
                > 0;
    }

    public void setState(String transactionUid, State state) {
        handle.createUpdate("update commitment set state = :state where transaction_uid = :uid")
                .bind("state", state.name())
                .bind("uid", transactionUid)
                .execute();
    }

    /** Closes all requests of a delivery. */
    public void close(long deliveryId) {
        handle.createUpdate("update commitment set state = 'CLOSED' where delivery_id = :id")
                .bind("id", deliveryId)
                .execute();
    }

    /** Forgets a request that was never made. */
    public void remove(String transactionUid) {
        handle.createUpdate("delete from commitment where transaction_uid = :uid")
                .bind("uid", transactionUid)
                .execute();
    }

    private static CommitmentRow row(ResultSet rs) throws SQLException {
        return new CommitmentRow(
                rs.getString("transaction_uid"),
                rs.getLong("delivery_id"),
                State.valueOf(rs.getString("state")),
                Columns.instant(rs, "asked_at"));
    }
}
