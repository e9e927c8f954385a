package org.deltarad.volume.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/** Reads NIfTI-1 and NIfTI-2 in one file (n+1, n+2), plain or gzip: scalar volumes. */
final class NiftiReader {
    private NiftiReader() {}

    /** Whether a file that starts with these four bytes may be NIfTI, plain or compressed. */
    static boolean recognises(byte[] start) {
        return isGzip(start) || NiftiHeader.length(start) > 0;
    }

    private static boolean isGzip(byte[] start) {
        return start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
    }

    /**
     * Read a volume; coordinates are converted from RAS to LPS, values rescaled by scl_slope and scl_inter,
     * then of type float as in ITK.
     *
     * @throws ImageFileException when the file is damaged or holds what a volume cannot
     */
    static ImageFile read(Path file) throws IOException {
        boolean compressed;
        try (InputStream in = Files.newInputStream(file)) {
            compressed = isGzip(Arrays.copyOf(in.readNBytes(2), 2));
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = compressed ? new GZIPInputStream(raw, 1 << 16) : raw) {
            return read(file, in, compressed);
        } catch (EOFException e) {
            throw new ImageFileException(file, "ends early");
        } catch (ZipException e) {
            throw new ImageFileException(file, "is damaged gzip: " + e.getMessage());
        }
    }

    private static ImageFile read(Path file, InputStream in, boolean compressed) throws IOException {
        byte[] start = in.readNBytes(4);
        int length = start.length < 4 ? 0 : NiftiHeader.length(start);
        if (length == 0) {
            throw new ImageFileException(file, "is not NIfTI by its first bytes");
        }
        byte[] bytes = Arrays.copyOf(start, length);
        if (in.readNBytes(bytes, 4, length - 4) < length - 4) {
            throw new ImageFileException(file, "ends within the NIfTI header");
        }
        NiftiHeader header = NiftiHeader.of(file, bytes);
        GridSize size = header.size();
        Geometry geometry = header.geometry(size);
        ScalarType type = header.type();
        VoxelData data = new VoxelData(file, size.voxels());
        long stored = Files.size(file) - (compressed ? 0 : header.voxelOffset());
        data.requireRoom(type, stored, compressed);
        in.skipNBytes(header.voxelOffset() - length);
        double[] values = data.binary(in, type, header.order());
        double slope = header.slope();
        double intercept = header.intercept();
        boolean rescaled = slope != 1 || intercept != 0;
        ScalarType held = rescaled && type.integral() ? ScalarType.FLOAT32 : type;
        if (rescaled) {
            for (int n = 0; n < values.length; n++) {
                values[n] = held.hold(values[n] * slope + intercept);
            }
        }
        return new ImageFile(file, new Volume(geometry, values, held), held.integral());
    }
}
