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
import java.util.zip.GZIPOutputStream;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** Writes NRRD0004 (teem.sourceforge.net/nrrd/format.html): volumes of doubles and masks of bytes, gzip, attached, in LPS. */
public final class NrrdWriter {
    private static final int CHUNK_VALUES = 8192;

    private NrrdWriter() {}

    /** Write a volume, whole or not at all; a file of that name is replaced. */
    public static void write(Path file, Volume volume) throws IOException {
        write(file, header("double", volume.geometry()), out -> writeValues(out, volume.values()));
    }

    /** Write a mask, 1 inside and 0 outside, whole or not at all; a file of that name is replaced. */
    public static void write(Path file, Mask mask) throws IOException {
        write(file, header("uchar", mask.geometry()), out -> out.write(MaskBytes.of(mask)));
    }

    /** Writes voxels, before they are compressed. */
    private interface Voxels {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(Path file, String header, Voxels voxels) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                out.write(header.getBytes(StandardCharsets.US_ASCII));
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    voxels.writeTo(gzip);
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String header(String type, Geometry g) {
        return "NRRD0004\ntype: " + type + "\ndimension: 3\nspace: left-posterior-superior\nsizes: "
                + g.size().x() + " " + g.size().y() + " " + g.size().z()
                + "\nspace directions: "
                + text(g.columnDirection().times(g.spacing().x())) + " "
                + text(g.rowDirection().times(g.spacing().y())) + " "
                + text(g.sliceDirection().times(g.spacing().z()))
                + "\nkinds: domain domain domain\nendian: little\nencoding: gzip\nspace origin: " + text(g.origin())
                + "\n\n";
    }

    private static String text(Vector3 v) {
        return "(" + v.x() + "," + v.y() + "," + v.z() + ")";
    }

    private static void writeValues(OutputStream out, double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK_VALUES * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < values.length; ) {
            buffer.clear();
            for (int end = Math.min(values.length, n + CHUNK_VALUES); n < end; n++) {
                buffer.putDouble(values[n]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
