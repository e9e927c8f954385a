package org.deltarad.node.index;

import java.util.Optional;

/**
 * An object of a report on its way to a destination.
 *
 * @param position       in the order in which they are sent, from 0
 * @param file           its name under {@code reports/}
 * @param sopClassUid    empty for a FHIR Bundle
 * @param sopInstanceUid of the SR for a FHIR Bundle
 * @param page           what the destination may do without, such as {@code picture}; empty for a part of the report
 * @param attempts       how often it was sent
 * @param reason         last error, or what the destination did without; may be empty
 */
public record DeliveryItemRow(
        long deliveryId,
        int position,
        String file,
        String sopClassUid,
        String sopInstanceUid,
        Optional<String> page,
        State state,
        int attempts,
        String reason) {
    /** How far it has come. */
    public enum State {
        /** To be sent, for the first time or again. */
        WAITING,
        /** Taken by the destination, which has not committed itself to it yet. */
        SENT,
        /** There: the destination has committed itself, or it offers no commitment. */
        SAFE,
        /** Refused by the destination, which has the report without it. */
        OMITTED,
        /** Refused by the destination. */
        REFUSED
    }
}
