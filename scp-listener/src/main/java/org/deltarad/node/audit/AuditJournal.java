package org.deltarad.node.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deltarad.node.index.DataFolder;

/**
 * The audit trail on disk: a message a line, a file a day (UTC), each line fsynced. It is read from a position on, and tells
 * who waits when there is more. Thread safe.
 */
final class AuditJournal implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d\\.xml");
    private static final int LONGEST_LINE = 1 << 20;

    private final Path folder;
    private Path file;
    /** Not a channel, which an interrupt of whoever is recorded would close. */
    private RandomAccessFile out;

    private long appended;

    /** Opens a folder, made where it is not there. */
    AuditJournal(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /**
     * A place in the journal.
     *
     * @param file   its name
     * @param offset bytes from its beginning
     */
    record Position(String file, long offset) {
        /** Before everything. */
        static final Position START = new Position("", 0);
    }

    /** A line, and the position after it. */
    record Line(String text, Position next) {}

    /** Appends a line; on disk when this returns. */
    synchronized void append(String line, Instant at) throws IOException {
        Path today = folder.resolve(LocalDate.ofInstant(at, ZoneOffset.UTC) + ".xml");
        if (out == null || !today.equals(file)) {
            open(today);
        }
        long before = out.length();
        try {
            out.seek(before);
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        } catch (IOException e) {
            out.setLength(before); // half a line would be read as one
            throw e;
        }
        appended++;
        notifyAll();
    }

    private void open(Path today) throws IOException {
        close();
        boolean isNew = !Files.exists(today);
        out = new RandomAccessFile(today.toFile(), "rw");
        file = today;
        mend(out);
        if (isNew) {
            DataFolder.sync(folder);
        }
    }

    /** A line that a crash cut off is ended, so that the next one is whole. */
    private static void mend(RandomAccessFile file) throws IOException {
        if (file.length() > 0) {
            file.seek(file.length() - 1);
            if (file.read() != '\n') {
                file.write('\n');
            }
        }
    }

    /** The line at a position; empty when there is none yet. */
    Optional<Line> read(Position from) throws IOException {
        for (String name : files()) {
            if (name.compareTo(from.file()) < 0) {
                continue;
            }
            long offset = name.equals(from.file()) ? from.offset() : 0;
            Optional<Line> line = line(name, offset);
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private Optional<Line> line(String name, long offset) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
            int length = (int) Math.min(LONGEST_LINE, in.length() - offset);
            if (length <= 0) {
                return Optional.empty();
            }
            byte[] bytes = new byte[Math.min(length, 1 << 13)];
            in.seek(offset);
            in.readFully(bytes);
            int end = end(bytes);
            if (end < 0 && bytes.length < length) {
                bytes = new byte[length];
                in.seek(offset);
                in.readFully(bytes);
                end = end(bytes);
            }
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Line(
                            new String(bytes, 0, end, StandardCharsets.UTF_8), new Position(name, offset + end + 1)));
        }
    }

    private static int end(byte[] bytes) {
        for (int n = 0; n < bytes.length; n++) {
            if (bytes[n] == '\n') {
                return n;
            }
        }
        return -1;
    }

    /** Waits until something is appended, or a while. */
    synchronized void await(Duration longest) throws InterruptedException {
        long before = appended;
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis();
                appended == before && left > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** Deletes files of days before one, up to a position that everything was sent to. */
    void prune(LocalDate firstKept, Optional<Position> sent) throws IOException {
        for (String name : files()) {
            boolean needed = sent.isPresent() && name.compareTo(sent.get().file()) >= 0;
            if (name.compareTo(firstKept + ".xml") < 0 && !needed) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
