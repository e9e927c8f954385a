package org.deltarad.node.receive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
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
    private static final int BUFFER = 1 << 16;

    /** Preamble, prefix, and tag, VR, length and value of (0002,0000) (PS3.10 7.1). */
    private static final int START = 128 + 4 + 12;

    /**
     * Writes meta information and data set to a new file in a folder, on disk when this returns.
     *
     * @throws RefusedException when the disk does not take it
     * @throws IOException      when the sender breaks off; nothing is left then
     */
    static IncomingFile receive(Path folder, byte[] meta, InputStream dataSet) throws RefusedException, IOException {
        Path path = folder.resolve(UUID.randomUUID() + ".part");
        try (FileChannel out = open(path)) {
            write(out, ByteBuffer.wrap(meta));
            MessageDigest sha = Sha256.start();
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int n = dataSet.read(buffer); n >= 0; n = dataSet.read(buffer)) {
                sha.update(buffer, 0, n);
                write(out, ByteBuffer.wrap(buffer, 0, n));
                bytes += n;
            }
            force(out);
            return new IncomingFile(path, HexFormat.of().formatHex(sha.digest()), bytes);
        } catch (RefusedException | IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
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
            int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(START - Integer.BYTES);
            return START + Integer.toUnsignedLong(length);
        }
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
