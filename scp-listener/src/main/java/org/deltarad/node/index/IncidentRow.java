package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that came in and could not be used, or broke off.
 *
 * @param peerAddress    from where, empty when it was found on disk
 * @param callingAet     who sent it, empty when the association never came to be
 * @param sopInstanceUid the instance concerned, where known
 * @param patientId      Patient ID, where known
 * @param what           what happened, and what to do
 * @param keptAs         file name under {@code quarantine/}, where the bytes were kept
 */
public record IncidentRow(
        String peerAddress,
        String callingAet,
        Optional<String> sopInstanceUid,
        Optional<String> patientId,
        String what,
        Optional<String> keptAs,
        Instant happenedAt) {}
