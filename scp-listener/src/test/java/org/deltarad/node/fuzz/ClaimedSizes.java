package org.deltarad.node.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts sizes into files that do not hold so much. */
final class ClaimedSizes {
    private static final int ROWS = 0x00280010;
    private static final int COLUMNS = 0x00280011;
    private static final int NUMBER_OF_FRAMES = 0x00280008;
    /** Start of frame of JPEG and JPEG-LS: length, precision, lines, samples per line. */
    private static final List<Integer> START_OF_FRAME = List.of(0xffc0, 0xffc1, 0xffc3, 0xfff7);
    /** Image and tile size of JPEG 2000. */
    private static final int SIZ = 0xff51;

    private static final Pattern SIZES = Pattern.compile("sizes: [0-9 ]+");
    private static final String[] CLAIMS = {
        "sizes: 65535 65535 65535",
        "sizes: 2147483647 1 1",
        "sizes: 46341 46341 1",
        "sizes: 1290 1290 1290",
        "sizes: 512 512 512",
        "sizes: 0 1 1",
        "sizes: 3 -2 5",
        "sizes: 3 24 20 8"
    };
    private static final int NIFTI_DIM = 40;
    private static final int NIFTI_HEADER = 348;

    private ClaimedSizes() {}

    /** Rows, Columns and Number of Frames of DICOM, in either byte order; dim of NIfTI-1. */
    static void attributes(byte[] b, int rows, int columns) {
        ByteBuffer little = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        if (b.length >= NIFTI_HEADER && little.getInt(0) == NIFTI_HEADER) {
            little.putShort(NIFTI_DIM + 2, (short) columns);
            little.putShort(NIFTI_DIM + 4, (short) rows);
            return;
        }
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ByteBuffer buffer = ByteBuffer.wrap(b).order(order);
            for (int at = 0; at + 10 <= b.length; at++) {
                int tag = (buffer.getShort(at) << 16) | (buffer.getShort(at + 2) & 0xffff);
                if (tag == ROWS) {
                    buffer.putShort(at + 8, (short) rows);
                } else if (tag == COLUMNS) {
                    buffer.putShort(at + 8, (short) columns);
                } else if (tag == NUMBER_OF_FRAMES && b[at + 8] >= '0' && b[at + 8] <= '9') {
                    b[at + 8] = '9';
                    b[at + 9] = '9';
                }
            }
        }
    }

    /** Lines and samples per line of a JPEG family codestream. */
    static void codestream(byte[] b, int rows, int columns) {
        ByteBuffer buffer = ByteBuffer.wrap(b);
        for (int at = 0; at + 24 <= b.length; at++) {
            int marker = buffer.getShort(at) & 0xffff;
            if (START_OF_FRAME.contains(marker)) {
                buffer.putShort(at + 5, (short) rows).putShort(at + 7, (short) columns);
            } else if (marker == SIZ) {
                buffer.putInt(at + 6, columns).putInt(at + 10, rows);
            }
        }
    }

    /** Sizes of NRRD. */
    static byte[] text(byte[] b, Random random) {
        Matcher m = SIZES.matcher(new String(b, StandardCharsets.ISO_8859_1));
        return m.find()
                ? m.replaceFirst(CLAIMS[random.nextInt(CLAIMS.length)]).getBytes(StandardCharsets.ISO_8859_1)
                : b;
    }
}
