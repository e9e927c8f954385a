package org.deltarad.node.index;

import java.time.Instant;
import java.util.List;
import org.deltarad.dicom.net.StorageCommitment.SopReference;

/**
 * A request for storage commitment that a peer made of us and we accepted.
 *
 * @param attempts  to report its result
 * @param reason    why the last attempt failed; empty when it did not
 * @param instances that it names, in its order
 */
public record CommitmentRequestRow(
        long id,
        String callingAet,
        String peerAddress,
        String transactionUid,
        State state,
        int attempts,
        String reason,
        List<SopReference> instances,
        Instant createdAt) {
    public CommitmentRequestRow {
        instances = List.copyOf(instances);
    }

    /** How far it is. */
    public enum State {
        /** The peer waits for the result. */
        ACCEPTED,
        /** The peer has the result. */
        REPORTED,
        /** The peer cannot be told. */
        ABANDONED
    }
}
