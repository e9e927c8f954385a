package org.deltarad.volume.io;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.deltarad.volume.ScalarType;

/** Reads the voxels of an image file, after checking that the file can hold as many as it claims. */
final class VoxelData {
    /** Deflate cannot shrink data by more than this factor. */
    private static final long LARGEST_DEFLATE_RATIO = 1032;

    private static final long MB = 1 << 20;
    private static final int CHUNK_VALUES = 8192;
    private static final int MOST_AFTER_VOXELS = 1 << 16;

    private final Path file;
    private final int count;

    /**
     * @param file  named in messages
     * @param count number of voxels
     */
    VoxelData(Path file, int count) {
        this.file = file;
        this.count = count;
    }

    /**
     * Refuses a file too short for its claim, before memory is taken.
     *
     * @param stored     bytes in the file that hold voxels
     * @param compressed whether they are deflated
     */
    void requireRoom(ScalarType type, long stored, boolean compressed) throws ImageFileException {
        long needed = (long) count * type.bytes();
        long possible = compressed ? stored * LARGEST_DEFLATE_RATIO : stored;
        if (possible < needed) {
            throw new ImageFileException(
                    file,
                    "is too short: " + count + " voxels need " + needed + " bytes, the file has " + stored
                            + (compressed ? " compressed" : ""));
        }
        requireMemory();
    }

    /** Voxels are doubles in memory: what can never fit is refused before it is tried. */
    private void requireMemory() throws ImageFileException {
        long needed = (long) count * Double.BYTES;
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > heap / 2) {
            throw new ImageFileException(
                    file,
                    "has " + count + " voxels, which take " + needed / MB + " MB of the " + heap / MB
                            + " MB of memory that the program has; give it a larger heap if they are genuine");
        }
    }

    /** Binary values. */
    double[] binary(InputStream in, ScalarType type, ByteOrder order) throws IOException {
        double[] values = new double[count];
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK_VALUES * type.bytes()).order(order);
        try {
            for (int n = 0; n < count; ) {
                int chunk = Math.min(CHUNK_VALUES, count - n);
                int wanted = chunk * type.bytes();
                if (in.readNBytes(buffer.array(), 0, wanted) < wanted) {
                    throw truncated(n);
                }
                buffer.clear();
                for (int end = n + chunk; n < end; n++) {
                    values[n] = type.next(buffer);
                }
            }
            if (in instanceof GZIPInputStream) {
                verifyChecksum(in);
            }
        } catch (EOFException e) {
            throw new ImageFileException(file, "the compressed data ends early");
        } catch (ZipException e) {
            throw new ImageFileException(file, "the compressed data is damaged: " + e.getMessage());
        }
        return values;
    }

    /** The check sum is compared where the compressed data ends; a little after the voxels is tolerated. */
    private static void verifyChecksum(InputStream in) throws IOException {
        in.readNBytes(MOST_AFTER_VOXELS);
    }

    /** Values as text, separated by white space or commas. */
    double[] text(InputStream in, long stored) throws IOException {
        if (count > stored / 2 + 1) {
            throw new ImageFileException(
                    file, "is too short: " + count + " voxels as text do not fit into " + stored + " bytes");
        }
        requireMemory();
        double[] values = new double[count];
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        StringTokenizer tokens = new StringTokenizer("");
        for (int n = 0; n < count; n++) {
            while (!tokens.hasMoreTokens()) {
                String line = reader.readLine();
                if (line == null) {
                    throw truncated(n);
                }
                tokens = new StringTokenizer(line, " \t,\f\u000b");
            }
            values[n] = number(tokens.nextToken(), n);
        }
        return values;
    }

    private double number(String token, int n) throws ImageFileException {
        try {
            return switch (token.toLowerCase(Locale.ROOT)) {
                case "nan" -> Double.NaN;
                case "inf", "+inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(token);
            };
        } catch (NumberFormatException e) {
            throw new ImageFileException(file, "voxel " + n + " is not a number: " + token);
        }
    }

    private ImageFileException truncated(int have) {
        return new ImageFileException(file, "the data ends after " + have + " of " + count + " voxels");
    }
}
