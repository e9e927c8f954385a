package org.deltarad.node.imaging.mask;

/**
 * An ROI that may be chosen.
 *
 * @param number ROI Number or Segment Number
 * @param name   ROI Name or Segment Label
 * @param kind   what the object says it is
 * @param usable whether it has a closed contour or a frame at all
 */
public record RoiCandidate(int number, String name, Kind kind, boolean usable) {
    /** Kinds of ROI, preferred first. */
    public enum Kind {
        /** Gross tumour volume, or a segment that is a neoplasm. */
        TUMOUR,
        /** Clinical target volume. */
        CTV,
        /** Anything else, or unsaid. */
        OTHER
    }

    @Override
    public String toString() {
        return number + " '" + name + "'" + (kind == Kind.OTHER ? "" : " (" + kind + ")");
    }
}
