package org.deltarad.report.code;

/** SNOMED CT concepts of the DICOM subset (PS3.16 2026, CID 7150, CID 7159, CID 100). */
public final class Sct {
    public static final Code MORPHOLOGICALLY_ABNORMAL_STRUCTURE =
            new Code("49755003", "SCT", "Morphologically Abnormal Structure");
    public static final Code NEOPLASM = new Code("108369006", "SCT", "Neoplasm");
    public static final Code IMAGING_PROCEDURE = new Code("363679005", "SCT", "Imaging procedure");

    // TID 1419 and TID 1501
    public static final Code FINDING_CATEGORY = new Code("276214006", "SCT", "Finding category");
    public static final Code FINDING_SITE = new Code("363698007", "SCT", "Finding Site");
    public static final Code LATERALITY = new Code("272741003", "SCT", "Laterality");
    public static final Code MEASUREMENT_METHOD = new Code("370129005", "SCT", "Measurement Method");

    // TID 1607
    public static final Code RADIONUCLIDE = new Code("89457008", "SCT", "Radionuclide");
    public static final Code RADIOPHARMACEUTICAL = new Code("417881006", "SCT", "Radiopharmaceutical agent");
    public static final Code HALF_LIFE = new Code("304283002", "SCT", "Half-life of radiopharmaceutical");

    // CID 10013
    public static final Code SPIRAL = new Code("116152004", "SCT", "Spiral Acquisition");

    private Sct() {}
}
