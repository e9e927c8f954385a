package org.deltarad.dicom.pixelmed.codec;

import org.deltarad.dicom.VR;

/** Words of the bulk VRs, which byte ordering applies to (PS3.5 7.3). */
final class Words {
    private Words() {}

    /** Bytes per word; 1 where byte ordering does not apply. */
    static int size(VR vr) {
        return switch (vr) {
            case OW -> 2;
            case OF, OL -> 4;
            case OD, OV -> 8;
            default -> 1;
        };
    }

    /** Turns each whole word around, in place; bytes of a last, incomplete word stay. */
    static void reverse(byte[] bytes, int word) {
        if (word == 1) {
            return;
        }
        for (int start = 0; start + word <= bytes.length; start += word) {
            for (int i = start, j = start + word - 1; i < j; i++, j--) {
                byte b = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = b;
            }
        }
    }
}
