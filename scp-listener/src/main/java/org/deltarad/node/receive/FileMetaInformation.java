package org.deltarad.node.receive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Preamble and group 0002 in front of a data set that is stored as it was received (PS3.10 7.1). */
final class FileMetaInformation {
    /** Implementation Class UID of DeltaRad. */
    static final String IMPLEMENTATION_CLASS_UID = "2.25.263418057716905478215367894023751468203";

    static final String IMPLEMENTATION_VERSION_NAME = "DELTARAD";

    private static final int PREAMBLE = 128;

    /** Tag, VR, length and value of (0002,0000). */
    private static final int GROUP_LENGTH_ELEMENT = 12;

    private FileMetaInformation() {}

    /** Preamble, prefix and group 0002, Explicit VR Little Endian. */
    static byte[] bytes(String sopClassUid, String sopInstanceUid, String transferSyntaxUid, String sourceAet) {
        ByteArrayOutputStream group = new ByteArrayOutputStream();
        group.writeBytes(new byte[] {2, 0, 1, 0, 'O', 'B', 0, 0, 2, 0, 0, 0, 0, 1});
        text(group, 0x0002, "UI", sopClassUid);
        text(group, 0x0003, "UI", sopInstanceUid);
        text(group, 0x0010, "UI", transferSyntaxUid);
        text(group, 0x0012, "UI", IMPLEMENTATION_CLASS_UID);
        text(group, 0x0013, "SH", IMPLEMENTATION_VERSION_NAME);
        if (!sourceAet.isBlank()) {
            text(group, 0x0016, "AE", sourceAet);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[PREAMBLE]);
        all.writeBytes(new byte[] {'D', 'I', 'C', 'M', 2, 0, 0, 0, 'U', 'L', 4, 0});
        all.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(group.size())
                .array());
        all.writeBytes(group.toByteArray());
        return all.toByteArray();
    }

    /** Offset of the data set in a file that starts as {@link #bytes} writes it. */
    static long dataSetOffset(Path file) throws IOException {
        int fixed = PREAMBLE + 4 + GROUP_LENGTH_ELEMENT;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(fixed);
            if (head.length < fixed) {
                throw new EOFException(file + " ends within its File Meta Information");
            }
            int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(fixed - 4);
            return fixed + Integer.toUnsignedLong(length);
        }
    }

    private static void text(ByteArrayOutputStream out, int element, String vr, String value) {
        byte[] v = value.getBytes(StandardCharsets.US_ASCII);
        int padded = v.length + v.length % 2;
        out.writeBytes(ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x0002)
                .putShort((short) element)
                .put(vr.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) padded)
                .put(v)
                .put(v.length == padded ? new byte[0] : new byte[] {(byte) (vr.equals("UI") ? 0 : ' ')})
                .array());
    }
}
