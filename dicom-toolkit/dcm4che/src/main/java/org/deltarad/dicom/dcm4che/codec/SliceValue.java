package org.deltarad.dicom.dcm4che.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.provider.ByteOrdering;

/**
 * One of our bulk values as a value of dcm4che's Attributes, written in pieces.
 *
 * @param encapsulated whether it is a sequence of fragments, ended by a delimiter
 */
record SliceValue(BulkData data, boolean encapsulated) implements Value {
    private static final int PIECE = 1 << 16; // whole words of any VR
    private static final int DELIMITER = 8;

    @Override
    public boolean isEmpty() {
        return data.length() == 0;
    }

    @Override
    public byte[] toBytes(VR vr, boolean bigEndian) {
        byte[] bytes = new byte[Math.toIntExact(data.length())];
        data.bytes().get(bytes);
        return bigEndian ? vr.toggleEndian(bytes, false) : bytes;
    }

    @Override
    public void writeTo(DicomOutputStream out, VR vr) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, data.length())];
        try {
            for (long at = 0; at < data.length(); at += piece.length) {
                int n = (int) Math.min(piece.length, data.length() - at);
                data.bytes(at, n).get(piece, 0, n);
                if (out.isBigEndian()) {
                    ByteOrdering.reverse(piece, Vrs.of(vr).wordLength());
                }
                out.write(piece, 0, n);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (data.length() % 2 != 0) {
            out.write(0);
        }
    }

    @Override
    public int calcLength(DicomEncodingOptions options, boolean explicitVr, VR vr) {
        return encapsulated ? (int) data.length() + DELIMITER : padded();
    }

    @Override
    public int getEncodedLength(DicomEncodingOptions options, boolean explicitVr, VR vr) {
        return encapsulated ? -1 : padded();
    }

    private int padded() {
        return (int) (data.length() + 1) & ~1;
    }
}
