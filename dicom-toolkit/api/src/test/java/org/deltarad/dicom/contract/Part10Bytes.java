package org.deltarad.dicom.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Part 10 files by hand (PS3.10 7.1, PS3.5 7.1), so that what a provider reads and writes is judged by other means. */
final class Part10Bytes {
    /** Length that an element, sequence or item has when a delimiter ends it. */
    static final long UNDEFINED = 0xffffffffL;

    private static final int PREAMBLE = 132;
    private static final int GROUP_LENGTH_ELEMENT = 12;

    private Part10Bytes() {}

    /** A file with that data set. */
    static byte[] file(String transferSyntax, byte[] dataset) {
        byte[] meta = join(
                explicit(0x00020001, "OB", 2, new byte[] {0, 1}),
                explicit(0x00020002, "UI", -1, uid(Samples.CT)),
                explicit(0x00020003, "UI", -1, uid(Samples.INSTANCE)),
                explicit(0x00020010, "UI", -1, uid(transferSyntax)));
        return join(
                new byte[128],
                "DICM".getBytes(StandardCharsets.US_ASCII),
                explicit(0x00020000, "UL", 4, le(meta.length)),
                meta,
                dataset);
    }

    /** The data set of a file. */
    static byte[] dataset(byte[] file) {
        int metaLength = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(PREAMBLE + 8);
        return Arrays.copyOfRange(file, PREAMBLE + GROUP_LENGTH_ELEMENT + metaLength, file.length);
    }

    /** An element in explicit VR little endian; the length that it claims, -1 for the value's. */
    static byte[] explicit(int tag, String vr, long length, byte... value) {
        long claimed = length < 0 ? value.length : length;
        boolean isLong = "OB OD OF OL OV OW SQ SV UC UN UR UT UV".contains(vr);
        byte[] header = join(le16(tag >>> 16), le16(tag), vr.getBytes(StandardCharsets.US_ASCII));
        return join(header, isLong ? join(le16(0), le((int) claimed)) : le16((int) claimed), value);
    }

    /** An element, item or delimiter in implicit VR little endian; the length that it claims, -1 for the value's. */
    static byte[] implicit(int tag, long length, byte... value) {
        return join(le16(tag >>> 16), le16(tag), le((int) (length < 0 ? value.length : length)), value);
    }

    /** Raw deflate (PS3.5 A.5). */
    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] chunk = new byte[1 << 16];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] inflate(byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        inflater.setInput(bytes);
        byte[] chunk = new byte[1 << 16];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (!inflater.finished()) {
            out.write(chunk, 0, inflater.inflate(chunk));
        }
        inflater.end();
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A UID, padded to an even length. */
    static byte[] uid(String uid) {
        return (uid.length() % 2 == 0 ? uid : uid + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /** 32 bits. */
    static byte[] le(int v) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(v).array();
    }

    /** The low 16 bits. */
    static byte[] le16(int v) {
        return new byte[] {(byte) v, (byte) (v >> 8)};
    }
}
