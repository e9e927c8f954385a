package org.deltarad.report.code;

/** SNOMED CT concepts of the DICOM subset (PS3.16 2026, CID 7150, CID 7159, CID 100). */
public final class Sct {
    public static final Code MORPHOLOGICALLY_ABNORMAL_STRUCTURE =
            new Code("49755003", "SCT", "Morphologically Abnormal Structure");
    public static final Code NEOPLASM = new Code("108369006", "SCT", "Neoplasm");
    public static final Code IMAGING_PROCEDURE = new Code("363679005", "SCT", "Imaging procedure");

    private Sct() {}
}
