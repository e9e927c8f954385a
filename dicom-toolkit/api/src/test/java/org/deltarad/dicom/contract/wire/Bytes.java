package org.deltarad.dicom.contract.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Big endian fields of PDUs (PS3.8 9.3.1). */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int... values) {
        for (int v : values) {
            out.write(v);
        }
        return this;
    }

    Bytes u16(int v) {
        return u8(v >> 8, v);
    }

    Bytes u32(long v) {
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) v).array());
        return this;
    }

    Bytes ascii(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** An AE title, padded to 16 characters. */
    Bytes aet(String title) {
        return ascii(String.format("%-16s", title));
    }

    Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** An item of an A-ASSOCIATE PDU: type, reserved byte, 16 bit length, content. */
    Bytes item(int type, byte[] content) {
        return u8(type, 0).u16(content.length).raw(content);
    }

    /** A PDU: type, reserved byte, 32 bit length, all that was added so far. */
    byte[] pdu(int type) {
        byte[] body = bytes();
        return new Bytes().u8(type, 0).u32(body.length).raw(body).bytes();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
