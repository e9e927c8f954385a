package org.deltarad.node.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** The whole lines of a file, one after the other; what follows the last line end is not one. */
final class JournalLines {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long read;
    private long offset;
    private long end;

    JournalLines(FileChannel channel) {
        this.channel = channel;
    }

    /** The next line without its end; empty when there is none. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (!buffer.hasRemaining() && !fill()) {
                return Optional.empty();
            }
            byte b = buffer.get();
            if (b == '\n') {
                offset = end;
                end += line.size() + 1;
                return Optional.of(line.toByteArray());
            }
            line.write(b);
        }
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int count = channel.read(buffer, read);
        buffer.flip();
        read += Math.max(count, 0);
        return count > 0;
    }

    /** Where the last line given began, bytes. */
    long offset() {
        return offset;
    }

    /** Where the whole lines given so far end, bytes. */
    long end() {
        return end;
    }
}
