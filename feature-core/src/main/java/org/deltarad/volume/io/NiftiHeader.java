package org.deltarad.volume.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;

/** The header of a NIfTI-1 or NIfTI-2 file (nifti1.h, nifti2.h of nifti.nimh.nih.gov). */
final class NiftiHeader {
    /** Bytes of a NIfTI-1 header, and its first field. */
    static final int LENGTH_1 = 348;
    /** Bytes of a NIfTI-2 header, and its first field. */
    static final int LENGTH_2 = 540;

    private static final int MILLIMETRE_PER_METRE = 1000;

    private final Path file;
    private final ByteBuffer bytes;
    private final boolean second;

    private NiftiHeader(Path file, ByteBuffer bytes, boolean second) {
        this.file = file;
        this.bytes = bytes;
        this.second = second;
    }

    /** Length of the header that starts with these four bytes, or 0 when it is not NIfTI. */
    static int length(byte[] start) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int length = ByteBuffer.wrap(start).order(order).getInt();
            if (length == LENGTH_1 || length == LENGTH_2) {
                return length;
            }
        }
        return 0;
    }

    /** @param header {@link #LENGTH_1} or {@link #LENGTH_2} bytes */
    static NiftiHeader of(Path file, byte[] header) throws ImageFileException {
        ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != header.length) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        }
        boolean second = header.length == LENGTH_2;
        int magic = second ? 4 : 344;
        boolean single = header[magic] == 'n' && header[magic + 1] == '+' && header[magic + 2] == (second ? '2' : '1');
        if (!single) {
            throw new ImageFileException(
                    file, "is not a single NIfTI file (magic n+1 or n+2); pairs of .hdr and .img are not read");
        }
        return new NiftiHeader(file, bytes, second);
    }

    ByteOrder order() {
        return bytes.order();
    }

    private long dim(int axis) {
        return second ? bytes.getLong(16 + 8 * axis) : bytes.getShort(40 + 2 * axis);
    }

    private double pixdim(int axis) {
        return second ? bytes.getDouble(104 + 8 * axis) : bytes.getFloat(76 + 4 * axis);
    }

    GridSize size() throws ImageFileException {
        long axes = dim(0);
        for (int axis = 4; axis <= Math.min(axes, 7); axis++) {
            if (dim(axis) > 1) {
                throw new ImageFileException(file, "has " + axes + " axes; only scalar volumes of three are read");
            }
        }
        if (axes < 3 || axes > 7) {
            throw new ImageFileException(file, "has " + axes + " axes; only volumes of three are read");
        }
        try {
            return new GridSize(Math.toIntExact(dim(1)), Math.toIntExact(dim(2)), Math.toIntExact(dim(3)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ImageFileException(
                    file, dim(1) + " x " + dim(2) + " x " + dim(3) + " is not a grid that fits into memory");
        }
    }

    ScalarType type() throws ImageFileException {
        int code = bytes.getShort(second ? 12 : 70);
        return switch (code) {
            case 2 -> ScalarType.UINT8;
            case 4 -> ScalarType.INT16;
            case 8 -> ScalarType.INT32;
            case 16 -> ScalarType.FLOAT32;
            case 64 -> ScalarType.FLOAT64;
            case 256 -> ScalarType.INT8;
            case 512 -> ScalarType.UINT16;
            case 768 -> ScalarType.UINT32;
            case 1024 -> ScalarType.INT64;
            case 1280 -> ScalarType.UINT64;
            default -> throw new ImageFileException(file, "datatype " + code + " is not a scalar that is read");
        };
    }

    /** Offset of the voxels, bytes. */
    long voxelOffset() throws ImageFileException {
        double offset = second ? bytes.getLong(168) : bytes.getFloat(108);
        if (!(offset >= bytes.capacity()) || offset > Integer.MAX_VALUE) {
            throw new ImageFileException(file, "vox_offset " + offset + " lies within the header or beyond reason");
        }
        return (long) offset;
    }

    /** Factor on stored values; 1 when the header gives none. */
    double slope() {
        double slope = second ? bytes.getDouble(176) : bytes.getFloat(112);
        return slope == 0 || !Double.isFinite(slope) ? 1 : slope;
    }

    /** Summand after {@link #slope()}; 0 when the header gives no slope. */
    double intercept() {
        double slope = second ? bytes.getDouble(176) : bytes.getFloat(112);
        double intercept = second ? bytes.getDouble(184) : bytes.getFloat(116);
        return slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept) ? 0 : intercept;
    }

    /** The sform when there is one, else the qform, else the voxel sizes alone; from RAS to LPS. */
    Geometry geometry(GridSize size) throws ImageFileException {
        double unit = millimetres();
        return affine().scaled(-unit, -unit, unit).geometry(file, size);
    }

    private double millimetres() {
        int code = (second ? bytes.getInt(500) : bytes.get(123)) & 7;
        return code == 1 ? MILLIMETRE_PER_METRE : code == 3 ? 1.0 / MILLIMETRE_PER_METRE : 1;
    }

    private Affine affine() {
        int qform = second ? bytes.getInt(344) : bytes.getShort(252);
        int sform = second ? bytes.getInt(348) : bytes.getShort(254);
        if (sform > 0) {
            return sform();
        }
        if (qform > 0) {
            return qform();
        }
        return new Affine(
                new Vector3(0, 0, 0),
                new Vector3(pixdim(1), 0, 0),
                new Vector3(0, pixdim(2), 0),
                new Vector3(0, 0, pixdim(3)));
    }

    private double rowEntry(int row, int column) {
        int index = 4 * row + column;
        return second ? bytes.getDouble(400 + 8 * index) : bytes.getFloat(280 + 4 * index);
    }

    private Vector3 column(int column) {
        return new Vector3(rowEntry(0, column), rowEntry(1, column), rowEntry(2, column));
    }

    private Affine sform() {
        return new Affine(column(3), column(0), column(1), column(2));
    }

    private double quaternion(int n) {
        return second ? bytes.getDouble(352 + 8 * n) : bytes.getFloat(256 + 4 * n);
    }

    /** The rotation of the unit quaternion (a, b, c, d), whose a is not stored; pixdim[0] turns the slices round. */
    private Affine qform() {
        double b = quaternion(0);
        double c = quaternion(1);
        double d = quaternion(2);
        double a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
        double length = Math.sqrt(a * a + b * b + c * c + d * d);
        a /= length;
        b /= length;
        c /= length;
        d /= length;
        Vector3 x = new Vector3(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c));
        Vector3 y = new Vector3(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b));
        Vector3 z = new Vector3(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c);
        double handedness = pixdim(0) < 0 ? -1 : 1;
        return new Affine(
                new Vector3(quaternion(3), quaternion(4), quaternion(5)),
                x.times(pixdim(1)),
                y.times(pixdim(2)),
                z.times(handedness * pixdim(3)));
    }
}
