package org.deltarad.volume.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;

/** Writes masks as NIfTI-1 (nifti1.h of nifti.nimh.nih.gov): bytes of 0 and 1, sform in RAS, little endian. */
public final class NiftiWriter {
    private static final int VOXEL_OFFSET = 352;
    private static final int LARGEST_DIMENSION = Short.MAX_VALUE;

    private NiftiWriter() {}

    /**
     * Writes a mask, whole or not at all; a file of that name is replaced.
     *
     * @param file compressed when its name ends in {@code .gz}
     * @throws ImageFileException when the grid has more voxels along an axis than NIfTI-1 can say
     */
    public static void write(Path file, Mask mask) throws IOException {
        GridSize size = mask.geometry().size();
        if (Math.max(size.x(), Math.max(size.y(), size.z())) > LARGEST_DIMENSION) {
            throw new ImageFileException(
                    file, "cannot be NIfTI-1, which has at most 32767 voxels along an axis: " + size);
        }
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(part));
                    OutputStream out = compressed(file) ? new GZIPOutputStream(plain) : plain) {
                out.write(header(mask.geometry()).array());
                out.write(MaskBytes.of(mask));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean compressed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private static ByteBuffer header(Geometry g) {
        ByteBuffer b = ByteBuffer.allocate(VOXEL_OFFSET).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, NiftiHeader.LENGTH_1);
        int[] dim = {3, g.size().x(), g.size().y(), g.size().z(), 1, 1, 1, 1};
        for (int n = 0; n < dim.length; n++) {
            b.putShort(40 + 2 * n, (short) dim[n]);
        }
        b.putShort(70, (short) 2).putShort(72, (short) 8);
        double[] pixdim = {1, g.spacing().x(), g.spacing().y(), g.spacing().z(), 1, 1, 1, 1};
        for (int n = 0; n < pixdim.length; n++) {
            b.putFloat(76 + 4 * n, (float) pixdim[n]);
        }
        b.putFloat(108, VOXEL_OFFSET).putFloat(112, 1).put(123, (byte) 2).putShort(254, (short) 1);
        Vector3[] columns = {
            g.columnDirection().times(g.spacing().x()),
            g.rowDirection().times(g.spacing().y()),
            g.sliceDirection().times(g.spacing().z()),
            g.origin()
        };
        for (int column = 0; column < columns.length; column++) {
            b.putFloat(280 + 4 * column, (float) -columns[column].x());
            b.putFloat(296 + 4 * column, (float) -columns[column].y());
            b.putFloat(312 + 4 * column, (float) columns[column].z());
        }
        byte[] magic = "n+1\0".getBytes(StandardCharsets.US_ASCII);
        return b.put(344, magic);
    }
}
