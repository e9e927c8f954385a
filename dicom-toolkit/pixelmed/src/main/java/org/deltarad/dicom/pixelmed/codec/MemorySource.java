package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.provider.ByteOrdering;

/** Bytes in memory. */
final class MemorySource implements ByteSource {
    private final byte[] bytes;
    private final ByteBuffer buffer;

    MemorySource(byte[] bytes) {
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes);
    }

    @Override
    public long end() {
        return bytes.length;
    }

    @Override
    public boolean endsAt(long offset) {
        return offset >= bytes.length;
    }

    @Override
    public ByteBuffer view(long offset, int count) throws BreaksOffException {
        require(offset + count);
        return buffer.limit((int) offset + count).position((int) offset);
    }

    @Override
    public byte[] copy(long offset, int count) throws BreaksOffException {
        require(offset + count);
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + count);
    }

    private void require(long end) throws BreaksOffException {
        if (end > bytes.length) {
            throw new BreaksOffException();
        }
    }

    @Override
    public Span span(long start) {
        return new Span() {
            private long until = start;

            @Override
            public void extendTo(long end) throws BreaksOffException {
                require(end);
                until = end;
            }

            @Override
            public BulkData data(int word) {
                byte[] copy = Arrays.copyOfRange(bytes, (int) start, (int) until);
                ByteOrdering.reverse(copy, word);
                return BulkData.of(copy);
            }
        };
    }

    @Override
    public void close() {}
}
