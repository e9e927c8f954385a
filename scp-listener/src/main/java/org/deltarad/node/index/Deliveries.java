package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The outbox. */
public final class Deliveries {
    private final Handle handle;
    private final StateWriter<DeliveryRow.State> states;

    Deliveries(Handle handle) {
        this.handle = handle;
        this.states =
                new StateWriter<>(handle, EventRow.Kind.DELIVERY, DeliveryRow.State.class, DeliveryRow.State::next);
    }

    /** Puts a report into the outbox for a destination; gives the new row's id. */
    public long add(long reportId, String destination, Instant now) {
        long id = handle.createUpdate("""
                        insert into delivery (report_id, destination, state, attempts, reason, created_at, changed_at)
                        values (:report, :destination, :state, 0, '', :now, :now)
                        """)
                .bind("report", reportId)
                .bind("destination", destination)
                .bind("state", DeliveryRow.State.PENDING.name())
                .bind("now", Columns.utc(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        states.added(id, DeliveryRow.State.PENDING, Change.because("", now));
        return id;
    }

    public Optional<DeliveryRow> find(long id) {
        return handle.createQuery("select * from delivery where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    public List<DeliveryRow> ofReport(long reportId) {
        return handle.createQuery("select * from delivery where report_id = :id order by id")
                .bind("id", reportId)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** Ids of the rows that are not delivered yet. */
    public List<Long> pending() {
        return handle.createQuery("select id from delivery where state = :state order by id")
                .bind("state", DeliveryRow.State.PENDING.name())
                .mapTo(Long.class)
                .list();
    }

    /**
     * Puts a row back to be delivered, with its attempts forgotten.
     *
     * @param all whether everything is sent again, or only what is not there
     */
    public void again(long id, boolean all, Change change) {
        setState(id, DeliveryRow.State.PENDING, change);
        new DeliveryItems(handle).again(id, all, change.at());
        new Commitments(handle).close(id);
        handle.createUpdate("update delivery set attempts = 0 where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Notes an attempt and what came of it. */
    public void attempted(long id, DeliveryRow.State state, String reason, Instant now) {
        setState(id, state, Change.because(reason, now));
        handle.createUpdate("update delivery set attempts = attempts + 1 where id = :id")
                .bind("id", id)
                .execute();
    }

    /**
     * Sets state and reason.
     *
     * @throws IllegalTransitionException when the state cannot follow the row's
     */
    public void setState(long id, DeliveryRow.State state, Change change) {
        states.set(id, state, change);
    }

    private static DeliveryRow row(ResultSet rs) throws SQLException {
        return new DeliveryRow(
                rs.getLong("id"),
                rs.getLong("report_id"),
                rs.getString("destination"),
                DeliveryRow.State.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                rs.getString("reason"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "changed_at"));
    }
}
