package org.deltarad.node.receive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.deltarad.hash.Sha256;

/**
 * A Part 10 file on disk whose data set has been hashed.
 *
 * @param path   the file
 * @param sha256 of the data set, hexadecimal
 * @param bytes  length of the data set
 */
record IncomingFile(Path path, String sha256, long bytes) {
    /** Filled before it is written: PDVs and packets are shorter. */
    private static final int BUFFER = 1 << 17;

    /** How much is taken between two looks at the free space, bytes. */
    private static final int LOOK_EVERY = 1 << 20;

    private static final int PREAMBLE = 128;

    /** Preamble, prefix, and tag, VR, length and value of (0002,0000) (PS3.10 7.1). */
    private static final int START = PREAMBLE + 4 + 12;

    private static final byte[] GROUP_LENGTH = {2, 0, 0, 0, 'U', 'L', 4, 0};
    private static final int LONGEST_META = 1 << 20;

    /**
     * Writes meta information and data set to a new file in a folder, on disk when this returns.
     *
     * @throws RefusedException when the disk does not take it
     * @throws IOException      when the sender breaks off; nothing is left then
     */
    static IncomingFile receive(Path folder, DiskFloor floor, byte[] meta, InputStream dataSet)
            throws RefusedException, IOException {
        floor.require();
        Path path = folder.resolve(UUID.randomUUID() + ".part");
        try (FileChannel out = open(path)) {
            write(out, ByteBuffer.wrap(meta));
            MessageDigest sha = Sha256.start();
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            long look = LOOK_EVERY;
            int n = BUFFER;
            while (n == BUFFER) {
                n = dataSet.readNBytes(buffer, 0, BUFFER);
                sha.update(buffer, 0, n);
                write(out, ByteBuffer.wrap(buffer, 0, n));
                bytes += n;
                if (bytes >= look) {
                    floor.require();
                    look = bytes + LOOK_EVERY;
                }
            }
            force(out);
            return new IncomingFile(path, HexFormat.of().formatHex(sha.digest()), bytes);
        } catch (RefusedException | IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /**
     * As {@link #receive}, of a Part 10 stream, kept as it comes.
     *
     * @throws RefusedException when it does not begin with File Meta Information and its length, too
     */
    static IncomingFile receivePart10(Path folder, DiskFloor floor, InputStream part10)
            throws RefusedException, IOException {
        return receive(folder, floor, readMeta(part10), part10);
    }

    /** Preamble and File Meta Information, up to the data set. */
    private static byte[] readMeta(InputStream part10) throws RefusedException, IOException {
        byte[] start = part10.readNBytes(START);
        if (start.length < START
                || !"DICM".equals(new String(start, PREAMBLE, 4, StandardCharsets.US_ASCII))
                || !Arrays.equals(Arrays.copyOfRange(start, PREAMBLE + 4, START - 4), GROUP_LENGTH)) {
            throw RefusedException.cannotUnderstand(
                    "no Part 10 file: File Meta Information and its length are not at its start");
        }
        long length = metaLength(start);
        if (length > LONGEST_META) {
            throw RefusedException.cannotUnderstand("File Meta Information of " + length + " bytes is no such thing");
        }
        byte[] meta = Arrays.copyOf(start, START + (int) length);
        if (part10.readNBytes(meta, START, (int) length) < length) {
            throw RefusedException.cannotUnderstand("not a whole DICOM data set: ends within its meta information");
        }
        return meta;
    }

    /** Hashes the data set of a file that {@link #receive} wrote. */
    static IncomingFile existing(Path path) throws IOException {
        long offset = dataSetOffset(path);
        MessageDigest sha = Sha256.start();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(offset);
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new IncomingFile(path, HexFormat.of().formatHex(sha.digest()), bytes);
    }

    /** Offset of the data set in a file that {@link #receive} wrote. */
    static long dataSetOffset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START);
            if (start.length < START) {
                throw new EOFException(file + " ends within its File Meta Information");
            }
            return START + metaLength(start);
        }
    }

    private static long metaLength(byte[] start) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(START - Integer.BYTES));
    }

    private static FileChannel open(Path path) throws RefusedException {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static void write(FileChannel out, ByteBuffer b) throws RefusedException {
        try {
            while (b.hasRemaining()) {
                out.write(b);
            }
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static void force(FileChannel out) throws RefusedException {
        try {
            out.force(true);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static RefusedException full(IOException e) {
        return RefusedException.outOfResources("the data folder cannot be written: " + e.getMessage(), e);
    }
}
