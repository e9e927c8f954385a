package org.deltarad.volume.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/**
 * Reads NRRD0001 to NRRD0005 (teem.sourceforge.net/nrrd/format.html): scalar volumes, raw, gzip or ascii, attached or
 * in one detached file.
 */
final class NrrdReader {
    private NrrdReader() {}

    /** Whether a file that starts with these four bytes claims to be NRRD. */
    static boolean recognises(byte[] start) {
        return new String(start, StandardCharsets.US_ASCII).equals("NRRD");
    }

    /**
     * Read a volume; coordinates are converted to LPS.
     *
     * @throws ImageFileException when the file is damaged or holds what a volume cannot
     */
    static ImageFile read(Path file) throws IOException {
        NrrdHeader header = header(file);
        if (header.components() > 1) {
            throw new ImageFileException(
                    file, "has " + header.components() + " values for each voxel; only scalar volumes are read");
        }
        return read(file, header, 0);
    }

    /**
     * Read one component of a mask whose voxels are vectors; a scalar volume is read whatever the component.
     *
     * @param component from 0
     * @throws ImageFileException when there is no such component, or as for {@link #read(Path)}
     */
    static ImageFile readComponent(Path file, int component) throws IOException {
        NrrdHeader header = header(file);
        int components = header.components();
        if (components > 1 && component >= components) {
            throw new ImageFileException(
                    file,
                    "has " + components + " components (label_channel 0 to " + (components - 1) + "), not "
                            + component);
        }
        return read(file, header, components > 1 ? component : 0);
    }

    private static NrrdHeader header(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NrrdHeader.read(file, in);
        }
    }

    private static ImageFile read(Path file, NrrdHeader header, int component) throws IOException {
        GridSize size = header.size();
        Geometry geometry = header.geometry(size);
        int components = header.components();
        int count;
        try {
            count = Math.multiplyExact(components, size.voxels());
        } catch (ArithmeticException e) {
            throw new ImageFileException(file, components + " x " + size + " values do not fit into memory");
        }
        double[] values = voxels(file, header, new VoxelData(file, count));
        if (components > 1) {
            double[] all = values;
            values = new double[size.voxels()];
            Arrays.setAll(values, n -> all[n * components + component]);
        }
        return new ImageFile(
                file, new Volume(geometry, values, header.type()), header.type().integral());
    }

    private static double[] voxels(Path file, NrrdHeader header, VoxelData data) throws IOException {
        Path dataFile = header.dataFile();
        long start = dataFile.equals(file) ? header.length() : 0;
        long stored;
        try {
            stored = Files.size(dataFile) - start;
        } catch (NoSuchFileException e) {
            throw new ImageFileException(file, "its data file " + dataFile + " does not exist");
        }
        if (header.encoding() != NrrdHeader.Encoding.TEXT) {
            data.requireRoom(header.type(), stored, header.encoding() == NrrdHeader.Encoding.GZIP);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(dataFile))) {
            return voxels(file, header, data, in, start, stored);
        } catch (EOFException e) {
            throw new ImageFileException(file, "its data ends early");
        }
    }

    private static double[] voxels(
            Path file, NrrdHeader header, VoxelData data, InputStream in, long start, long stored) throws IOException {
        in.skipNBytes(start);
        skipLines(in, header.lineSkip());
        ScalarType type = header.type();
        return switch (header.encoding()) {
            case RAW -> {
                in.skipNBytes(rawSkip(header, stored, type));
                yield data.binary(in, type, header.order());
            }
            case GZIP -> {
                InputStream inflated = inflate(file, in);
                inflated.skipNBytes(Math.max(0, header.byteSkip()));
                yield data.binary(inflated, type, header.order());
            }
            case TEXT -> {
                in.skipNBytes(Math.max(0, header.byteSkip()));
                yield data.text(in, stored);
            }
        };
    }

    private static InputStream inflate(Path file, InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (ZipException e) {
            throw new ImageFileException(file, "its data is not gzip: " + e.getMessage());
        }
    }

    private static long rawSkip(NrrdHeader header, long stored, ScalarType type) throws ImageFileException {
        return header.byteSkip() >= 0
                ? header.byteSkip()
                : stored - (long) header.size().voxels() * header.components() * type.bytes();
    }

    private static void skipLines(InputStream in, int lines) throws IOException {
        for (int left = lines; left > 0; ) {
            int b = in.read();
            if (b < 0) {
                return;
            }
            if (b == '\n') {
                left--;
            }
        }
    }
}
