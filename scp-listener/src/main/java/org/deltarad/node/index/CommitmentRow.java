package org.deltarad.node.index;

import java.time.Instant;

/**
 * A request for storage commitment.
 *
 * @param transactionUid names it in the destination's result
 * @param deliveryId     the delivery whose objects it asks for
 */
public record CommitmentRow(String transactionUid, long deliveryId, State state, Instant askedAt) {
    /** How far it has come. */
    public enum State {
        /** Being asked; where nobody is asking any more, whether the destination has heard is not known. */
        ASKING,
        /** The destination has taken it; its result is awaited. */
        OPEN,
        /** The destination has answered, or declined. */
        ANSWERED,
        /** Its objects were sent again since, on a person's request; what it says of failures no longer counts. */
        CLOSED
    }
}
