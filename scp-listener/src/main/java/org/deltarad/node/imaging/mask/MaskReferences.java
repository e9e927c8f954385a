package org.deltarad.node.imaging.mask;

import java.util.Set;

/**
 * The images that a mask was drawn on, as the mask says.
 *
 * @param studyUid        Study Instance UID; empty when it does not say
 * @param seriesUid       Series Instance UID; empty when it does not say
 * @param sopInstanceUids SOP Instance UIDs, possibly none
 */
public record MaskReferences(String studyUid, String seriesUid, Set<String> sopInstanceUids) {
    public MaskReferences {
        sopInstanceUids = Set.copyOf(sopInstanceUids);
    }
}
