package org.deltarad.report;

import java.util.Optional;

/**
 * The region that was measured.
 *
 * @param source             where it came from: the SEG or RTSTRUCT that was received
 * @param written            the segment that the node wrote of it, where the source is no SEG
 * @param trackingIdentifier the lesion's name, the same at all time points; may be empty
 * @param trackingUid        the lesion's Tracking UID, the same at all time points
 */
public record Region(
        RoiReference source, Optional<RoiReference.Segment> written, String trackingIdentifier, String trackingUid) {
    /** The segment that holds the region: the one written, or the source itself; empty for an RTSTRUCT alone. */
    public Optional<RoiReference.Segment> segment() {
        return written.or(() -> source instanceof RoiReference.Segment s ? Optional.of(s) : Optional.empty());
    }
}
