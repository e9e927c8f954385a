package org.deltarad.report;

/** Where a region of interest came from. */
public sealed interface RoiReference {
    /** The SEG or RTSTRUCT. */
    InstanceReference instance();

    /** Segment Number or ROI Number. */
    int number();

    /** Segment Label or ROI Name. */
    String label();

    /** A segment of a DICOM SEG (PS3.3 A.51). */
    record Segment(InstanceReference instance, int number, String label) implements RoiReference {}

    /** An ROI of an RT Structure Set (PS3.3 A.19). */
    record RtRoi(InstanceReference instance, int number, String label) implements RoiReference {}
}
