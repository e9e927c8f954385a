package org.deltarad.dicom.dcm4che.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** A buffered stream that knows its position, can be looked into, and ends in an error beyond a limit. */
final class PositionedInput extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final long limit;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long bufferAt;
    private long marked;

    /** @param limit bytes that may be read or skipped */
    PositionedInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Bytes read and skipped. */
    long position() {
        return bufferAt + next;
    }

    /** The next bytes, which stay to be read; fewer where the stream ends. At most a few hundred. */
    byte[] peek(int count) throws IOException {
        fill(count);
        return Arrays.copyOfRange(buffer, next, Math.min(filled, next + count));
    }

    /** Has that many bytes in the buffer, where they are there. */
    private void fill(int count) throws IOException {
        if (filled - next >= count) {
            return;
        }
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        bufferAt += next;
        filled -= next;
        next = 0;
        while (filled < count) {
            int n = in.read(buffer, filled, BUFFER - filled);
            if (n < 0) {
                return;
            }
            filled += n;
            requireWithinLimit(bufferAt + filled);
        }
    }

    private void requireWithinLimit(long position) throws MalformedStreamException {
        if (position > limit) {
            throw new MalformedStreamException("there are more than the " + limit + " bytes allowed");
        }
    }

    @Override
    public int read() throws IOException {
        fill(1);
        return next == filled ? -1 : buffer[next++] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) {
            return 0;
        }
        if (next < filled || len < BUFFER) {
            fill(1);
            int n = Math.min(len, filled - next);
            System.arraycopy(buffer, next, b, off, n);
            next += n;
            return n == 0 ? -1 : n;
        }
        int n = in.read(b, off, len);
        discardBuffer(Math.max(0, n));
        return n;
    }

    private void discardBuffer(long passed) throws MalformedStreamException {
        bufferAt += next + passed;
        next = 0;
        filled = 0;
        requireWithinLimit(bufferAt);
    }

    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        if (next < filled) {
            int n = (int) Math.min(count, filled - next);
            next += n;
            return n;
        }
        long n = in.skip(count);
        discardBuffer(n);
        return n;
    }

    /** For dcm4che's look at the first bytes of a sequence; {@code readLimit} is at most a few hundred. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // of one thread
    public void mark(int readLimit) {
        marked = position();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void reset() throws IOException {
        if (marked < bufferAt) {
            throw new IOException("the mark is out of the buffer");
        }
        next = (int) (marked - bufferAt);
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    /** Leaves the stream below open, which is its owner's. */
    @Override
    public void close() {
        // nothing of its own
    }
}
