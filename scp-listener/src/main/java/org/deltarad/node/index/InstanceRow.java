package org.deltarad.node.index;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An instance that was acknowledged.
 *
 * @param patient                  whom it says it is of
 * @param clinicalTrialTimePointId Clinical Trial Time Point ID
 * @param acquired                 Acquisition, else Series, else Study Date and Time
 * @param sha256                   of the data set as received, hexadecimal
 * @param bytes                    of the data set as received
 * @param callingAet               who sent it; empty when it was found on disk
 * @param peerAddress              from where
 */
public record InstanceRow(
        String sopInstanceUid,
        String sopClassUid,
        String studyInstanceUid,
        String seriesInstanceUid,
        String transferSyntaxUid,
        String modality,
        Patient patient,
        Optional<String> clinicalTrialTimePointId,
        Optional<LocalDateTime> acquired,
        String sha256,
        long bytes,
        String callingAet,
        String peerAddress,
        Instant receivedAt) {
    /** Segmentation Storage. */
    public static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";

    /** Label Map Segmentation Storage. */
    public static final String LABEL_MAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7";

    /** RT Structure Set Storage. */
    public static final String RT_STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3";

    /** Whether it delineates regions in another series. */
    public boolean isMask() {
        return sopClassUid.equals(SEGMENTATION)
                || sopClassUid.equals(LABEL_MAP_SEGMENTATION)
                || sopClassUid.equals(RT_STRUCTURE_SET);
    }
}
