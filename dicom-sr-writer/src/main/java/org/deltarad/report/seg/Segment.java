package org.deltarad.report.seg;

import java.util.Optional;
import org.deltarad.report.Tracking;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Sct;

/**
 * What a segment is (PS3.3 C.8.20.4).
 *
 * @param label          Segment Label (LO), 1 to 64 characters
 * @param category       Segmented Property Category, of CID 7150
 * @param type           Segmented Property Type
 * @param anatomicRegion where it is, of CID 4 or another list of regions
 * @param algorithm      how it was made
 * @param tracking       the same for a lesion at all time points
 */
public record Segment(
        String label,
        Code category,
        Code type,
        Optional<Code> anatomicRegion,
        SegmentAlgorithm algorithm,
        Tracking tracking) {
    private static final int MAX_LO = 64;

    public Segment {
        if (label.isBlank() || label.length() > MAX_LO || label.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "segment label must have 1 to " + MAX_LO + " characters and no backslash: '" + label + "'");
        }
    }

    /** A tumour: a morphologically abnormal structure, a neoplasm. The label is its Tracking ID. */
    public static Segment neoplasm(String label, SegmentAlgorithm algorithm, String trackingUid) {
        return new Segment(
                label,
                Sct.MORPHOLOGICALLY_ABNORMAL_STRUCTURE,
                Sct.NEOPLASM,
                Optional.empty(),
                algorithm,
                new Tracking(label, trackingUid));
    }
}
