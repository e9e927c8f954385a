package org.deltarad.report.seg;

import org.deltarad.report.code.Code;
import org.deltarad.report.code.Sct;

/**
 * What a segment is (PS3.3 C.8.20.4).
 *
 * @param label       Segment Label (LO), 1 to 64 characters
 * @param category    Segmented Property Category, of CID 7150
 * @param type        Segmented Property Type
 * @param algorithm   how it was made
 * @param trackingUid Tracking UID, the same for a lesion at all time points; the label is its Tracking ID
 */
public record Segment(String label, Code category, Code type, SegmentAlgorithm algorithm, String trackingUid) {
    private static final int MAX_LO = 64;

    public Segment {
        if (label.isBlank() || label.length() > MAX_LO || label.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "segment label must have 1 to " + MAX_LO + " characters and no backslash: '" + label + "'");
        }
    }

    /** A tumour: a morphologically abnormal structure, a neoplasm. */
    public static Segment neoplasm(String label, SegmentAlgorithm algorithm, String trackingUid) {
        return new Segment(label, Sct.MORPHOLOGICALLY_ABNORMAL_STRUCTURE, Sct.NEOPLASM, algorithm, trackingUid);
    }
}
