package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteOrder;
import org.deltarad.dicom.TransferSyntax;

/** How the elements of a data set are laid out (PS3.5 7.1, 7.3). */
record Encoding(boolean explicitVr, ByteOrder order) {
    static final Encoding IMPLICIT_LITTLE = new Encoding(false, ByteOrder.LITTLE_ENDIAN);
    static final Encoding EXPLICIT_LITTLE = new Encoding(true, ByteOrder.LITTLE_ENDIAN);
    static final Encoding EXPLICIT_BIG = new Encoding(true, ByteOrder.BIG_ENDIAN);

    /** The encoding that a Transfer Syntax UID stands for; deflated ones after inflation. */
    static Encoding of(String transferSyntax) {
        return switch (transferSyntax) {
            case TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN -> IMPLICIT_LITTLE;
            case TransferSyntax.EXPLICIT_VR_BIG_ENDIAN -> EXPLICIT_BIG;
            default -> EXPLICIT_LITTLE;
        };
    }

    /** Whether the standard defines it. */
    static boolean isKnown(String transferSyntax) {
        return switch (transferSyntax) {
            case TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                    TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                    TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN -> true;
            default -> TransferSyntax.isEncapsulated(transferSyntax);
        };
    }

    boolean bigEndian() {
        return order == ByteOrder.BIG_ENDIAN;
    }
}
