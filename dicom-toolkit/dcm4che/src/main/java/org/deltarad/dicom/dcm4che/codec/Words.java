package org.deltarad.dicom.dcm4che.codec;

/** Words that byte ordering applies to (PS3.5 7.3). */
final class Words {
    private Words() {}

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
