package org.deltarad.dicom.provider;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.deltarad.dicom.Element.BulkData;

/**
 * Part of a file; each call of {@link #bytes} reads it anew.
 *
 * @param word bytes per big endian word to be turned around, 1 for none
 */
public record FileSlice(Path file, long offset, long length, int word) implements BulkData {
    @Override
    public ByteBuffer bytes() {
        if (length > Integer.MAX_VALUE - 8) {
            throw new UncheckedIOException(new IOException(
                    file + ": a value of " + length + " bytes is more than can be held in memory at once"));
        }
        return bytes(0, (int) length);
    }

    @Override
    public ByteBuffer bytes(long start, int count) {
        Objects.checkFromIndexSize(start, count, length);
        int before = (int) (start % word); // whole words are read, as they are turned around
        int whole = (int) Math.min(length - start + before, (before + (long) count + word - 1) / word * word);
        byte[] bytes = new byte[whole];
        long from = offset + start - before;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            fill(channel, from, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the value at byte " + from + " cannot be read", e);
        }
        ByteOrdering.reverse(bytes, word);
        return ByteBuffer.wrap(bytes).slice(before, count).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads until the buffer is full.
     *
     * @param from offset in the file, bytes
     * @throws EOFException when the file ends before
     */
    public static void fill(FileChannel channel, long from, ByteBuffer into) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                throw new EOFException("the file has become shorter since it was read");
            }
            at += n;
        }
    }
}
