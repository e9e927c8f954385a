package org.deltarad.node.index;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One report on its way to one destination.
 *
 * @param destination the destination's name, such as {@code pacs:ORTHANC@host:4242}
 * @param attempts    made so far
 * @param reason      last error; empty when there was none
 */
public record DeliveryRow(
        long id,
        long reportId,
        String destination,
        State state,
        int attempts,
        String reason,
        Instant createdAt,
        Instant changedAt) {
    /** How far it has come. */
    public enum State {
        /** Not all is there yet. */
        PENDING,
        /** All is there, and safe as far as the destination says so. */
        DELIVERED,
        /** The destination refused it, or it was given up. */
        FAILED,
        /** Never sent: a later report had superseded this one before. */
        DROPPED;

        /** The states that may follow. */
        public Set<State> next() {
            return switch (this) {
                case PENDING -> EnumSet.of(DELIVERED, FAILED, DROPPED);
                case DELIVERED, FAILED -> EnumSet.of(PENDING);
                // it was under way when it was dropped
                case DROPPED -> EnumSet.of(PENDING, DELIVERED);
            };
        }
    }
}
