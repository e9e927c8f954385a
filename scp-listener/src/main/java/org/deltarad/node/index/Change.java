package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * Why and by whom a row changes its state or its reason.
 *
 * @param reason the row's reason from now on, for people; may be empty
 * @param what   for the timeline, without patient data
 * @param actor  the user who asked for it; empty when the node does it by itself
 */
public record Change(String reason, String what, Optional<String> actor, Instant at) {
    /** By the node itself; the timeline says the reason. */
    public static Change because(String reason, Instant at) {
        return new Change(reason, reason, Optional.empty(), at);
    }

    /** By a user; the row's reason is cleared. */
    public static Change by(String actor, String what, Instant at) {
        return new Change("", what, Optional.of(actor), at);
    }
}
