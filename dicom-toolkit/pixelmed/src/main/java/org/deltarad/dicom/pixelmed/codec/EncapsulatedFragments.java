package org.deltarad.dicom.pixelmed.codec;

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
 */
record EncapsulatedFragments(BulkData raw) implements BulkData {
    private static final int ITEM_LITTLE_ENDIAN = 0xe000fffe;

    @Override
    public long length() {
        return raw.length();
    }

    @Override
    public ByteBuffer bytes() {
        return raw.bytes();
    }

    @Override
    public ByteBuffer bytes(long start, int count) {
        return raw.bytes(start, count);
    }

    /**
     * Checks that bytes are a sequence of fragments.
     *
     * @throws DicomException when they are something else, such as native pixel data
     */
    static void require(BulkData data, String transferSyntax) throws DicomException {
        if (data instanceof EncapsulatedFragments) {
            return;
        }
        ByteBuffer b = data.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (b.remaining() >= 8 && b.getInt() == ITEM_LITTLE_ENDIAN) {
            int length = b.getInt();
            if (length < 0 || length > b.remaining()) {
                break;
            }
            b.position(b.position() + length);
            if (!b.hasRemaining()) {
                return;
            }
        }
        throw new DicomException(DataDictionary.name(Tag.PixelData) + " is native and cannot be written as "
                + TransferSyntax.name(transferSyntax) + "; choose " + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
