package org.deltarad.node.index;

import java.time.Instant;

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
        PENDING,
        DELIVERED,
        FAILED
    }
}
