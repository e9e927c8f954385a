package org.deltarad.dicom.provider;

/** Words in the other byte ordering (PS3.5 7.3). */
public final class ByteOrdering {
    private ByteOrdering() {}

    /** Turns all whole words around, in place. */
    public static void reverse(byte[] bytes, int word) {
        reverse(bytes, bytes.length, word);
    }

    /**
     * Turns each whole word around, in place; bytes of a last, incomplete word stay.
     *
     * @param count bytes from the front that are to be turned around
     * @param word  bytes per word
     */
    public static void reverse(byte[] bytes, int count, int word) {
        if (word == 1) {
            return;
        }
        for (int start = 0; start + word <= count; start += word) {
            for (int i = start, j = start + word - 1; i < j; i++, j--) {
                byte b = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = b;
            }
        }
    }
}
