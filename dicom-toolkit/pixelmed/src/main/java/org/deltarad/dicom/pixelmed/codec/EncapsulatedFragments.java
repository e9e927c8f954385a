package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteBuffer;
import org.deltarad.dicom.Element.BulkData;

/**
 * Compressed pixel data as they lie in the file: Basic Offset Table and fragments, each an item with its header, without
 * the Sequence Delimitation Item (PS3.5 A.4). A type of its own, so that it is not written as native pixel data.
 */
record EncapsulatedFragments(BulkData raw) implements BulkData {
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
}
