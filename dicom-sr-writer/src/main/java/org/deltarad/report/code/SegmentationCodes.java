package org.deltarad.report.code;

/** Codes of Segmentation objects, from PS3.16 2024e and the SNOMED CT concepts that it lists. */
public final class SegmentationCodes {
    /** CID 7150 Segmentation Property Category. */
    public static final Code MORPHOLOGICALLY_ABNORMAL_STRUCTURE =
            new Code("49755003", "SCT", "Morphologically Abnormal Structure");
    /** CID 7159 Lesion Segmentation Type. */
    public static final Code NEOPLASM = new Code("108369006", "SCT", "Neoplasm");
    /** CID 7203 Image Derivation. */
    public static final Code SEGMENTATION = new Code("113076", "DCM", "Segmentation");
    /** CID 7202 Source Image Purpose of Reference. */
    public static final Code SOURCE_IMAGE = new Code("121322", "DCM", "Source image for image processing operation");

    private SegmentationCodes() {}
}
