package org.deltarad.dicom.provider;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;

/**
 * Compressed pixel data as they lie in the file: Basic Offset Table and fragments, each an item with its header, without
 * the Sequence Delimitation Item (PS3.5 A.4). A type of its own, so that it is not written as native pixel data.
 *
 * @param transferSyntax of the file
 */
public record EncapsulatedFragments(String transferSyntax, BulkData raw) implements BulkData {
    private static final int HEADER = 8;
    private static final int ITEM = 0xe000fffe; // (fffe,e000), little endian

    @Override
    public long length() {
        return raw.length();
    }

    @Override
    public ByteBuffer bytes() {
        return raw.bytes();
    }

    @Override
    public ByteBuffer bytes(long offset, int count) {
        return raw.bytes(offset, count);
    }

    /**
     * Fails for another transfer syntax than that of the file it came from.
     *
     * @param tag of the element
     */
    public void requireSyntax(int tag, String other) throws DicomException {
        if (!other.equals(transferSyntax)) {
            throw new DicomException(DataDictionary.name(tag) + " is compressed in "
                    + TransferSyntax.name(transferSyntax) + " and cannot be written in " + TransferSyntax.name(other)
                    + "; decompress it first");
        }
    }

    /**
     * Checks that bytes of another origin are a sequence of fragments.
     *
     * @throws DicomException when they are something else, such as native pixel data
     */
    public static void requireFragments(BulkData data, String transferSyntax) throws DicomException {
        ByteBuffer b = data.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        boolean items = b.hasRemaining();
        while (items && b.hasRemaining()) {
            items = b.remaining() >= HEADER && b.getInt() == ITEM && b.getInt(b.position()) >= 0;
            if (items) {
                int length = b.getInt();
                items = length <= b.remaining();
                b.position(items ? b.position() + length : b.limit());
            }
        }
        if (!items) {
            throw new DicomException(DataDictionary.name(Tag.PixelData) + " is native and cannot be written as "
                    + TransferSyntax.name(transferSyntax) + "; choose " + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }
}
