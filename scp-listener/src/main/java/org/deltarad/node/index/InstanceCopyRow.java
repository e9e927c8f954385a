package org.deltarad.node.index;

import java.time.Instant;

/**
 * Other bytes under a SOP Instance UID that is in use: kept, and used for nothing.
 *
 * @param sha256      of the data set as received, hexadecimal
 * @param bytes       of the data set as received
 * @param callingAet  who sent it; empty when it came another way
 * @param peerAddress from where
 */
public record InstanceCopyRow(
        String sopInstanceUid,
        String sha256,
        String transferSyntaxUid,
        String sopClassUid,
        String studyInstanceUid,
        String seriesInstanceUid,
        long bytes,
        String callingAet,
        String peerAddress,
        Instant receivedAt) {
    /** An instance as it came, as a copy. */
    public static InstanceCopyRow of(InstanceRow i) {
        return new InstanceCopyRow(
                i.sopInstanceUid(),
                i.sha256(),
                i.transferSyntaxUid(),
                i.sopClassUid(),
                i.studyInstanceUid(),
                i.seriesInstanceUid(),
                i.bytes(),
                i.callingAet(),
                i.peerAddress(),
                i.receivedAt());
    }
}
