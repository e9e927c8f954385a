package org.deltarad.report.code;

/** LOINC codes of CID 100 Quantitative Diagnostic Imaging Procedure (PS3.16 2026). */
public final class Loinc {
    public static final Code MRI = new Code("25056-3", "LN", "MRI unspecified body region");
    public static final Code CT = new Code("25045-6", "LN", "CT unspecified body region");
    public static final Code PET = new Code("44136-0", "LN", "PET unspecified body region");

    private Loinc() {}

    /** The procedure that an image series of that modality reports, of CID 100. */
    public static Code procedure(String modality) {
        return switch (modality) {
            case "MR" -> MRI;
            case "CT" -> CT;
            case "PT" -> PET;
            default -> Sct.IMAGING_PROCEDURE;
        };
    }
}
