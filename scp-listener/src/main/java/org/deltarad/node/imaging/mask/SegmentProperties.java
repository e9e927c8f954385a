package org.deltarad.node.imaging.mask;

import java.util.Optional;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Sct;

/**
 * What segments that are written show (PS3.3 C.8.20.4).
 *
 * @param category       Segmented Property Category, of CID 7150
 * @param type           Segmented Property Type
 * @param anatomicRegion where it is
 */
public record SegmentProperties(Code category, Code type, Optional<Code> anatomicRegion) {
    /** A morphologically abnormal structure: a neoplasm. */
    public static final SegmentProperties NEOPLASM =
            new SegmentProperties(Sct.MORPHOLOGICALLY_ABNORMAL_STRUCTURE, Sct.NEOPLASM, Optional.empty());
}
