package org.deltarad.node.imaging.mask;

import java.util.Set;

/**
 * An ROI that may be chosen.
 *
 * @param number          ROI Number or Segment Number
 * @param name            ROI Name or Segment Label
 * @param kind            what the object says it is
 * @param usable          whether it has a closed contour or a frame at all
 * @param interpretedType RT ROI Interpreted Type such as GTV; empty when it has none
 * @param codes           property category and type of a segment, RT ROI Identification Code of an ROI, as
 *     {@code SCT:108369006}; possibly none
 */
public record RoiCandidate(
        int number, String name, Kind kind, boolean usable, String interpretedType, Set<String> codes) {
    public RoiCandidate {
        codes = Set.copyOf(codes);
    }

    /** Without type and codes. */
    public RoiCandidate(int number, String name, Kind kind, boolean usable) {
        this(number, name, kind, usable, "", Set.of());
    }

    /** A segment: without RT ROI Interpreted Type. */
    public RoiCandidate(int number, String name, Kind kind, boolean usable, Set<String> codes) {
        this(number, name, kind, usable, "", codes);
    }

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
