package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a row of work.
 *
 * @param subject    the row
 * @param state      the state that it went into; empty when it stayed in its state
 * @param what       in words, without patient data; possibly empty
 * @param actor      the user who asked for it; empty when the node did it by itself
 * @param happenedAt when
 */
public record EventRow(
        Subject subject, Optional<String> state, String what, Optional<String> actor, Instant happenedAt) {
    /** Which table the row is of. */
    public enum Kind {
        TIME_POINT,
        REPORT,
        DELIVERY
    }

    /**
     * A row of work.
     *
     * @param id in its table
     */
    public record Subject(Kind kind, long id) {}
}
