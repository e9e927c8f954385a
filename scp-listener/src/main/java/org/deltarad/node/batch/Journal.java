package org.deltarad.node.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a batch so far, one line of JSON each in the order they came, on disk before they count: a run that is
 * killed loses the cases it was at, no other. The first line says what the results were made with, and a line
 * {@code complete} that a run has come to its end. A last line that was torn off is dropped.
 *
 * <p>Not to be shared between threads; a file lock keeps other processes away. In memory there is where each result is, not
 * the results.
 */
public final class Journal implements Closeable {
    private static final int FORMAT = 1;
    private static final String COMPLETE = "complete";

    /**
     * Where a result is.
     *
     * @param stamp of the files it was made from
     */
    private record Place(long offset, int length, String stamp, boolean failed) {}

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Place> places = new HashMap<>();
    private boolean complete;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * A journal of no results.
     *
     * @param origin what results depend on besides the cases, such as the version and the parameters, by name
     * @throws BatchException.WrongJournal when there is one of a run that has not come to its end, or another run is at it
     */
    public static Journal start(Path file, Map<String, String> origin) throws BatchException.WrongJournal, IOException {
        Journal journal = open(file);
        boolean started = false;
        try {
            if (journal.channel.size() > 0) {
                journal.scan(Optional.empty());
                if (!journal.complete && !journal.places.isEmpty()) {
                    throw new BatchException.WrongJournal(
                            file,
                            "holds " + journal.places.size() + " results of a run that did not come to its end; add"
                                    + " --resume to continue it, or delete the file to start anew");
                }
            }
            journal.begin(origin);
            started = true;
            return journal;
        } finally {
            if (!started) {
                journal.close();
            }
        }
    }

    /**
     * The journal of an earlier run, or a new one when there is none.
     *
     * @param origin as in {@link #start}
     * @throws BatchException.WrongJournal when it was made with something else, or another run is at it
     */
    public static Journal resume(Path file, Map<String, String> origin)
            throws BatchException.WrongJournal, IOException {
        Journal journal = open(file);
        boolean resumed = false;
        try {
            if (journal.channel.size() > 0) {
                journal.scan(Optional.of(origin));
            }
            if (journal.channel.size() == 0) {
                journal.begin(origin);
            }
            journal.complete = false;
            resumed = true;
            return journal;
        } finally {
            if (!resumed) {
                journal.close();
            }
        }
    }

    private static Journal open(Path file) throws BatchException.WrongJournal, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new BatchException.WrongJournal(file, "another run is writing to it");
        }
        return new Journal(file, channel);
    }

    private void begin(Map<String, String> origin) throws IOException {
        channel.truncate(0);
        places.clear();
        complete = false;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("journal", FORMAT);
        line.put("origin", origin);
        append(line);
    }

    /** Finds what the file holds, and cuts off a torn last line. */
    private void scan(Optional<Map<String, String>> origin) throws BatchException.WrongJournal, IOException {
        JournalLines lines = new JournalLines(channel);
        long number = 0;
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            JsonNode json = json(line.get(), number);
            if (number == 1) {
                requireOrigin(json, origin);
            } else if (json.has(COMPLETE)) {
                complete = true;
            } else {
                complete = false;
                places.put(
                        json.path("key").asText(),
                        new Place(
                                lines.offset(),
                                line.get().length,
                                json.path("stamp").asText(),
                                json.hasNonNull("error")));
            }
        }
        channel.truncate(lines.end());
    }

    private JsonNode json(byte[] line, long number) throws BatchException.WrongJournal, IOException {
        try {
            JsonNode json = ResultJson.MAPPER.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw damaged(number);
        }
        throw damaged(number);
    }

    private BatchException.WrongJournal damaged(long line) {
        return new BatchException.WrongJournal(
                file, "line " + line + " is no result of a batch; delete the file to start anew");
    }

    private void requireOrigin(JsonNode json, Optional<Map<String, String>> origin) throws BatchException.WrongJournal {
        if (json.path("journal").asInt() != FORMAT) {
            throw new BatchException.WrongJournal(
                    file, "is no journal of a batch of this version; name another --out, or delete it to start anew");
        }
        if (origin.isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> entry : origin.get().entrySet()) {
            String then = json.path("origin").path(entry.getKey()).asText();
            if (!then.equals(entry.getValue())) {
                throw new BatchException.WrongJournal(
                        file,
                        "its results were made with other " + entry.getKey()
                                + ", and a table must not mix them; delete the file to start anew, or name another --out");
            }
        }
    }

    /** Whether there are features of a case, made from the files as they are now. */
    public boolean holds(CaseRow row) {
        Place place = places.get(row.key());
        return place != null && !place.failed() && place.stamp().equals(FileStamp.of(row));
    }

    /** Whether the last result of a case is a failure. */
    public boolean failed(CaseRow row) {
        Place place = places.get(row.key());
        return place != null && place.failed();
    }

    /**
     * Adds a result. When this returns it is on disk.
     *
     * @param stamp of the case's files before they were read
     */
    void add(CaseRow row, String stamp, CaseResult result) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", row.key());
        line.put("stamp", stamp);
        line.put("error", result.error().orElse(null));
        line.put("diagnostics", result.diagnostics());
        line.put("features", result.features());
        long offset = channel.size();
        int length = append(line);
        places.put(row.key(), new Place(offset, length, stamp, result.error().isPresent()));
    }

    /** Says that the run has come to its end. */
    void complete() throws IOException {
        append(Map.of(COMPLETE, true));
        complete = true;
    }

    /** Writes a line through to the disk; returns its length without its end. */
    private int append(Map<String, ?> line) throws IOException {
        byte[] bytes = (ResultJson.line(line) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        long at = channel.size();
        while (rest.hasRemaining()) {
            at += channel.write(rest, at);
        }
        channel.force(false);
        return bytes.length - 1;
    }

    /**
     * The last result of a case.
     *
     * @throws IllegalArgumentException when there is none
     */
    public CaseResult result(CaseRow row) throws IOException {
        Place place = places.get(row.key());
        if (place == null) {
            throw new IllegalArgumentException("no result of line " + row.line());
        }
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        while (bytes.hasRemaining() && channel.read(bytes, place.offset() + bytes.position()) >= 0) {
            // until the whole line is there
        }
        return JournalEntry.read(bytes.array());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
