package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Changes the state of a row of work, along its state machine, and says so in the timeline. */
final class StateWriter<S extends Enum<S>> {
    private final Handle handle;
    private final EventRow.Kind kind;
    private final Class<S> states;
    private final Function<S, Set<S>> next;

    /**
     * @param next the states that may follow one
     */
    StateWriter(Handle handle, EventRow.Kind kind, Class<S> states, Function<S, Set<S>> next) {
        this.handle = handle;
        this.kind = kind;
        this.states = states;
        this.next = next;
    }

    /** Notes that a row was added in a state. */
    void added(long id, S state, Change change) {
        event(id, Optional.of(state), change);
    }

    /**
     * Sets state and reason.
     *
     * @throws IllegalTransitionException when the state cannot follow the row's
     */
    void set(long id, S to, Change change) {
        Current<S> now = handle.createQuery("select state, reason from " + table() + " where id = :id for update")
                .bind("id", id)
                .map((rs, ctx) -> current(rs))
                .one();
        if (now.state() != to && !next.apply(now.state()).contains(to)) {
            throw new IllegalTransitionException(new EventRow.Subject(kind, id), now.state(), to);
        }
        handle.createUpdate(
                        "update " + table() + " set state = :state, reason = :reason, changed_at = :at where id = :id")
                .bind("id", id)
                .bind("state", to.name())
                .bind("reason", change.reason())
                .bind("at", Columns.utc(change.at()))
                .execute();
        if (now.state() != to) {
            event(id, Optional.of(to), change);
        } else if (!now.reason().equals(change.reason()) || change.actor().isPresent()) {
            event(id, Optional.empty(), change);
        }
    }

    private String table() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void event(long id, Optional<S> state, Change change) {
        new Events(handle)
                .add(new EventRow(
                        new EventRow.Subject(kind, id),
                        state.map(Enum::name),
                        change.what(),
                        change.actor(),
                        change.at()));
    }

    private Current<S> current(ResultSet rs) throws SQLException {
        return new Current<>(Enum.valueOf(states, rs.getString("state")), rs.getString("reason"));
    }

    /** As it stands. */
    private record Current<S>(S state, String reason) {}
}
