package org.deltarad.dicom.pixelmed.codec;

import java.io.IOException;
import java.io.OutputStream;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.provider.ByteOrdering;

/** Writes bulk data in pieces, so that what lies in a file need not fit on the heap. */
final class BulkBytes {
    private static final int CHUNK = 1 << 18; // a whole number of words of any length

    private BulkBytes() {}

    /**
     * Writes them in little endian, or in big endian words.
     *
     * @param word bytes per word that is to be turned around, 1 for none
     */
    static void copy(BulkData data, int word, OutputStream out) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, data.length())];
        for (long at = 0; at < data.length(); at += chunk.length) {
            int n = (int) Math.min(chunk.length, data.length() - at);
            data.bytes(at, n).get(chunk, 0, n);
            ByteOrdering.reverse(chunk, n, word);
            out.write(chunk, 0, n);
        }
    }
}
