package org.deltarad.dicom.pixelmed.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.deltarad.dicom.Element.BulkData;

/** A file, read through a window that moves forward with the elements. */
final class FileSource implements ByteSource {
    private static final int WINDOW = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long length;
    private byte[] window = {};
    private long windowStart;

    FileSource(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.length = channel.size();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] copy(long offset, int count) throws IOException {
        if (count > WINDOW) {
            return read(offset, count);
        }
        if (offset < windowStart || offset + count > windowStart + window.length) {
            window = read(offset, (int) Math.min(WINDOW, length - offset));
            windowStart = offset;
        }
        int from = (int) (offset - windowStart);
        return Arrays.copyOfRange(window, from, from + count);
    }

    private byte[] read(long offset, int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        fill(channel, offset, into);
        return into.array();
    }

    static void fill(FileChannel channel, long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                throw new EOFException("the file has become shorter while it was read");
            }
            at += n;
        }
    }

    @Override
    public BulkData slice(long offset, long count, int word) {
        return new FileSlice(file, offset, count, word);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
