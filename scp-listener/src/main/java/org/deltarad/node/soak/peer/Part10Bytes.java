package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.deltarad.hash.Sha256;

/** What follows the File Meta Information of a file (PS3.10 7.1), found without the toolkit that the node reads with. */
public final class Part10Bytes {
    private static final int PREAMBLE = 128;
    /** Tag, VR, length and value of (0002,0000). */
    private static final int GROUP_LENGTH = 12;

    private Part10Bytes() {}

    /**
     * The data set's bytes.
     *
     * @throws IOException when it is no Part 10 file
     */
    public static byte[] dataSet(byte[] file) throws IOException {
        int start = PREAMBLE + 4 + GROUP_LENGTH;
        if (file.length < start || !new String(file, PREAMBLE, 4, StandardCharsets.US_ASCII).equals("DICM")) {
            throw new IOException("no Part 10 file: " + file.length + " bytes without DICM at 128");
        }
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long from = start + Integer.toUnsignedLong(b.getInt(start - 4));
        if (from > file.length) {
            throw new IOException("the File Meta Information is longer than its file");
        }
        return Arrays.copyOfRange(file, (int) from, file.length);
    }

    /** SHA-256, hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.start().digest(bytes));
    }
}
