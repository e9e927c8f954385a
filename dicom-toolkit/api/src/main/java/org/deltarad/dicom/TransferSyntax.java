package org.deltarad.dicom;

/** Transfer Syntax UIDs (PS3.6 annex A) and what they say about a data set's encoding (PS3.5 annex A). */
public final class TransferSyntax {
    public static final String IMPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    public static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    public static final String DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1.99";
    /** Retired, still met in archives. */
    public static final String EXPLICIT_VR_BIG_ENDIAN = "1.2.840.10008.1.2.2";

    private static final String STANDARD_ROOT = IMPLICIT_VR_LITTLE_ENDIAN + ".";

    private TransferSyntax() {}

    /** Whether pixel data are native (not encapsulated) and little endian in this syntax. */
    public static boolean isNativeLittleEndian(String uid) {
        return uid.equals(IMPLICIT_VR_LITTLE_ENDIAN) || uid.equals(EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** Whether pixel data are encapsulated fragments: every syntax of the standard but the four native ones. */
    public static boolean isEncapsulated(String uid) {
        return uid.startsWith(STANDARD_ROOT)
                && !isNativeLittleEndian(uid)
                && !uid.equals(EXPLICIT_VR_BIG_ENDIAN)
                && !uid.equals(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
