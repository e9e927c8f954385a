package org.deltarad.node.index;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The timeline of the work. */
public final class Events {
    private final Handle handle;

    Events(Handle handle) {
        this.handle = handle;
    }

    public void add(EventRow e) {
        handle.createUpdate("insert into event (happened_at, "
                        + column(e.subject().kind()) + ", state, what, actor) values (:at, :id, :state, :what, :actor)")
                .bind("at", Columns.utc(e.happenedAt()))
                .bind("id", e.subject().id())
                .bind("state", e.state().orElse(""))
                .bind("what", e.what())
                .bind("actor", e.actor().orElse(""))
                .execute();
    }

    /** What happened to a row, the oldest first. */
    public List<EventRow> of(EventRow.Subject subject) {
        return handle.createQuery("select * from event where " + column(subject.kind()) + " = :id order by id")
                .bind("id", subject.id())
                .map((rs, ctx) -> new EventRow(
                        subject,
                        Columns.text(rs, "state"),
                        rs.getString("what"),
                        Columns.text(rs, "actor"),
                        Columns.instant(rs, "happened_at")))
                .list();
    }

    private static String column(EventRow.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_id";
    }
}
