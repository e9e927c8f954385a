package org.deltarad.dicom;

/** Transfer Syntax UIDs (PS3.6 annex A). */
public final class TransferSyntax {
    public static final String IMPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    public static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

    private TransferSyntax() {}

    /** Whether pixel data are native (not encapsulated) and little endian in this syntax. */
    public static boolean isNativeLittleEndian(String uid) {
        return uid.equals(IMPLICIT_VR_LITTLE_ENDIAN) || uid.equals(EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
