package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.deltarad.dicom.Element.BulkData;

/** Bytes in memory. */
final class MemorySource implements ByteSource {
    private final byte[] bytes;

    MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public byte[] copy(long offset, int count) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + count);
    }

    @Override
    public BulkData slice(long offset, long count, int word) {
        if (word > 1) {
            byte[] copy = copy(offset, (int) count);
            Words.reverse(copy, word);
            return BulkData.of(copy);
        }
        return new MemorySlice(bytes, (int) offset, (int) count);
    }

    private record MemorySlice(byte[] whole, int offset, int count) implements BulkData {
        @Override
        public long length() {
            return count;
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(whole, offset, count)
                    .slice()
                    .asReadOnlyBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Override
    public void close() {}
}
