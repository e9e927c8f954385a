package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.deltarad.node.index.DeliveryItemRow.State;
import org.jdbi.v3.core.Handle;

/** The objects of the deliveries. */
public final class DeliveryItems {
    private final Handle handle;

    DeliveryItems(Handle handle) {
        this.handle = handle;
    }

    public void add(DeliveryItemRow i, Instant now) {
        handle.createUpdate("""
                        insert into delivery_item (delivery_id, position, file, sop_class_uid, sop_instance_uid, page,
                            state, attempts, reason, changed_at)
                        values (:delivery, :position, :file, :sopClass, :sopInstance, :page, :state, :attempts, :reason, :now)
                        """)
                .bind("delivery", i.deliveryId())
                .bind("position", i.position())
                .bind("file", i.file())
                .bind("sopClass", i.sopClassUid())
                .bind("sopInstance", i.sopInstanceUid())
                .bind("page", i.page().orElse(""))
                .bind("state", i.state().name())
                .bind("attempts", i.attempts())
                .bind("reason", i.reason())
                .bind("now", Columns.utc(now))
                .execute();
    }

    /** In the order in which they are sent; none before the first attempt. */
    public List<DeliveryItemRow> ofDelivery(long deliveryId) {
        return handle.createQuery("select * from delivery_item where delivery_id = :id order by position")
                .bind("id", deliveryId)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** Notes that an object was sent and what came of it. */
    public void sent(DeliveryItemRow item, State state, String reason, Instant now) {
        update("attempts = attempts + 1, state = :state", "position = :position", item, state, reason, now);
    }

    /** Notes what a destination says of the storage of an object that it was sent; objects in another state are left alone. */
    public void stored(DeliveryItemRow item, State state, String reason, Instant now) {
        update("state = :state", "position = :position and state = 'SENT'", item, state, reason, now);
    }

    /** Has what was refused, or what else may be missing, sent again. */
    public void again(long deliveryId, boolean all, Instant now) {
        handle.createUpdate("update delivery_item set state = 'WAITING', reason = '', changed_at = :now"
                        + " where delivery_id = :id" + (all ? "" : " and state = 'REFUSED'"))
                .bind("id", deliveryId)
                .bind("now", Columns.utc(now))
                .execute();
    }

    private void update(String what, String which, DeliveryItemRow item, State state, String reason, Instant now) {
        handle.createUpdate("update delivery_item set reason = :reason, changed_at = :now, " + what
                        + " where delivery_id = :delivery and " + which)
                .bind("delivery", item.deliveryId())
                .bind("position", item.position())
                .bind("state", state.name())
                .bind("reason", reason)
                .bind("now", Columns.utc(now))
                .execute();
    }

    private static DeliveryItemRow row(ResultSet rs) throws SQLException {
        return new DeliveryItemRow(
                rs.getLong("delivery_id"),
                rs.getInt("position"),
                rs.getString("file"),
                rs.getString("sop_class_uid"),
                rs.getString("sop_instance_uid"),
                Columns.text(rs, "page"),
                State.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                rs.getString("reason"));
    }
}
