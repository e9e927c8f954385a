package org.deltarad.weasis.view.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A scan.
 *
 * @param role     which of the treatment
 * @param label    the report's own name of it, may be empty
 * @param acquired date and time of the images, where known
 * @param days     days from the first scan, where known; 0 for the first
 * @param images   modality and Series Description, may be empty
 * @param series   Series Instance UID, may be empty
 * @param region   what was measured
 */
public record TimePointView(
        Role role,
        String label,
        Optional<LocalDateTime> acquired,
        Optional<Double> days,
        String images,
        String series,
        Optional<RegionView> region) {
    /** Which scan. */
    public enum Role {
        BASELINE,
        MID_TREATMENT,
        OTHER
    }

    /**
     * A region of interest.
     *
     * @param sopInstanceUid of the SEG or RTSTRUCT
     * @param number         Segment Number or ROI Number
     * @param segment        whether it is a segment
     */
    public record RegionView(String sopInstanceUid, int number, boolean segment) {}
}
