package org.deltarad.dicom.pixelmed.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.provider.FileSlice;

/** A file, read through a window that moves forward with the elements. */
final class FileSource implements ByteSource {
    private static final int WINDOW = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long windowStart;
    private int filled;

    FileSource(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.length = channel.size();
    }

    @Override
    public long end() {
        return length;
    }

    @Override
    public boolean endsAt(long offset) {
        return offset >= length;
    }

    @Override
    public ByteBuffer view(long offset, int count) throws IOException {
        require(offset + count);
        if (offset < windowStart || offset + count > windowStart + filled) {
            filled = (int) Math.min(WINDOW, length - offset);
            FileSlice.fill(channel, offset, window.clear().limit(filled));
            windowStart = offset;
        }
        int from = (int) (offset - windowStart);
        return window.limit(from + count).position(from);
    }

    @Override
    public byte[] copy(long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        if (count <= WINDOW) {
            view(offset, count).get(bytes);
        } else {
            require(offset + count);
            FileSlice.fill(channel, offset, ByteBuffer.wrap(bytes));
        }
        return bytes;
    }

    private void require(long end) throws BreaksOffException {
        if (end > length) {
            throw new BreaksOffException();
        }
    }

    /** All from an offset to the end; only as long as this is open. */
    InputStream from(long offset) throws IOException {
        return Channels.newInputStream(channel.position(offset));
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
                return new FileSlice(file, start, until - start, word);
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
