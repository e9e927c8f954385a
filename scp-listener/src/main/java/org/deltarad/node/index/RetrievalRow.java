package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking the archives for the baseline of a time point.
 *
 * @param reason             for people, may be empty
 * @param attempts           in vain, since an archive was reached last
 * @param maskSopInstanceUid of the baseline that was fetched
 */
public record RetrievalRow(
        long timePointId,
        State state,
        String reason,
        int attempts,
        Optional<String> maskSopInstanceUid,
        Instant changedAt) {
    /** How far it is. */
    public enum State {
        /** The archives are being asked. */
        ASKING,
        /** A baseline was fetched; whether it can be used is not known yet. */
        FETCHED,
        /** They have none that can be used. */
        NONE
    }
}
