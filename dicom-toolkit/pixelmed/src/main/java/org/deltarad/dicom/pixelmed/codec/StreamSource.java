package org.deltarad.dicom.pixelmed.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.provider.ByteOrdering;

/**
 * A stream, of which no more is held than a buffer and what is asked for. What was passed cannot be had again. The stream
 * is not closed.
 */
final class StreamSource implements ByteSource {
    private static final int BUFFER = 1 << 13;
    private static final int FIRST_CHUNK = 1 << 18;
    private static final long UNKNOWN_END = Long.MAX_VALUE >> 1;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int filled;

    StreamSource(InputStream in) {
        this.in = in;
    }

    @Override
    public long end() {
        return UNKNOWN_END;
    }

    @Override
    public boolean endsAt(long offset) throws IOException {
        return !has(offset, 1);
    }

    @Override
    public ByteBuffer view(long offset, int count) throws IOException {
        if (!has(offset, count)) {
            throw new BreaksOffException();
        }
        return ByteBuffer.wrap(buffer, (int) (offset - bufferStart), count);
    }

    /** Fills the buffer from an offset on until it holds so many bytes, if they come. */
    private boolean has(long offset, int count) throws IOException {
        int at = (int) (offset - bufferStart);
        if (at + count <= filled) {
            return true;
        }
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        bufferStart = offset;
        filled -= at;
        while (filled < count) {
            int n = in.read(buffer, filled, BUFFER - filled);
            if (n < 0) {
                return false;
            }
            filled += n;
        }
        return true;
    }

    @Override
    public byte[] copy(long offset, int count) throws IOException {
        StreamSpan span = new StreamSpan(offset);
        span.extendTo(offset + count);
        return span.taken();
    }

    @Override
    public Span span(long start) {
        return new StreamSpan(start);
    }

    /** All from the offset that was reached; nothing else may be asked after this. */
    InputStream from(long offset) {
        int at = (int) (offset - bufferStart);
        return new SequenceInputStream(new ByteArrayInputStream(buffer, at, filled - at), in);
    }

    @Override
    public void close() {}

    /** Bytes on the heap: at most twice as many as came. */
    private final class StreamSpan implements Span {
        private final long start;
        private byte[] bytes = {};
        private int count;

        private StreamSpan(long start) {
            this.start = start;
        }

        @Override
        public void extendTo(long end) throws IOException {
            long wanted = end - start;
            if (wanted > Integer.MAX_VALUE - 8) {
                throw new IOException("a value of " + wanted + " bytes cannot be held in memory");
            }
            while (count < wanted) {
                if (count == bytes.length) {
                    long doubled = Math.max(FIRST_CHUNK, 2L * count);
                    bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, doubled));
                }
                takeSome((int) wanted - count);
            }
        }

        private void takeSome(int wanted) throws IOException {
            int most = Math.min(wanted, bytes.length - count);
            int at = (int) (start + count - bufferStart);
            int n = Math.min(most, filled - at);
            if (n > 0) {
                System.arraycopy(buffer, at, bytes, count, n);
            } else {
                n = in.read(bytes, count, most);
                if (n < 0) {
                    throw new BreaksOffException();
                }
                bufferStart = start + count + n; // past the buffer: it is empty from here
                filled = 0;
            }
            count += n;
        }

        private byte[] taken() {
            return bytes.length == count ? bytes : Arrays.copyOf(bytes, count);
        }

        @Override
        public BulkData data(int word) {
            byte[] all = taken();
            ByteOrdering.reverse(all, word);
            return BulkData.of(all);
        }
    }
}
