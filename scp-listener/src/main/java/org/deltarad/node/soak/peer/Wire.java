package org.deltarad.node.soak.peer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of the PDUs and commands of a storage SCU (PS3.8 9.3, PS3.7 9.3.1); valid ones, for senders to send or to spoil. */
final class Wire {
    static final int ASSOCIATE_RQ = 1;
    static final int ASSOCIATE_AC = 2;
    static final int P_DATA = 4;
    static final int RELEASE_RQ = 5;

    private static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";
    private static final int OUR_PDU_LENGTH = 16384;

    private Wire() {}

    /** An association request with one presentation context per SOP class, numbered 1, 3, 5 and so on. */
    static byte[] associateRequest(String calledAet, String callingAet, List<String> sopClasses, String syntax) {
        ByteArrayOutputStream rq = new ByteArrayOutputStream();
        rq.writeBytes(new byte[] {0, 1, 0, 0});
        rq.writeBytes("%-16s%-16s".formatted(calledAet, callingAet).getBytes(StandardCharsets.US_ASCII));
        rq.writeBytes(new byte[32]);
        rq.writeBytes(item(0x10, ascii(APPLICATION_CONTEXT)));
        for (int n = 0; n < sopClasses.size(); n++) {
            ByteArrayOutputStream context = new ByteArrayOutputStream();
            context.writeBytes(new byte[] {(byte) contextId(n), 0, 0, 0});
            context.writeBytes(item(0x30, ascii(sopClasses.get(n))));
            context.writeBytes(item(0x40, ascii(syntax)));
            rq.writeBytes(item(0x20, context.toByteArray()));
        }
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        user.writeBytes(item(0x51, ByteBuffer.allocate(4).putInt(OUR_PDU_LENGTH).array()));
        user.writeBytes(item(0x52, ascii("1.2.826.0.1.3680043.10.1")));
        rq.writeBytes(item(0x50, user.toByteArray()));
        return pdu(ASSOCIATE_RQ, rq.toByteArray());
    }

    static int contextId(int n) {
        return 2 * n + 1;
    }

    /** A C-STORE-RQ command set with its group length. */
    static byte[] storeRequest(int messageId, String sopClassUid, String sopInstanceUid) {
        ByteArrayOutputStream c = new ByteArrayOutputStream();
        c.writeBytes(element(0x0002, padded(sopClassUid)));
        c.writeBytes(element(0x0100, us(1)));
        c.writeBytes(element(0x0110, us(messageId)));
        c.writeBytes(element(0x0700, us(0)));
        c.writeBytes(element(0x0800, us(0)));
        c.writeBytes(element(0x1000, padded(sopInstanceUid)));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(element(
                0x0000,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(c.size())
                        .array()));
        all.writeBytes(c.toByteArray());
        return all.toByteArray();
    }

    /** One PDV in a P-DATA-TF. */
    static byte[] data(int contextId, boolean command, boolean last, byte[] bytes, int from, int to) {
        int n = to - from;
        return ByteBuffer.allocate(12 + n)
                .put((byte) P_DATA)
                .put((byte) 0)
                .putInt(n + 6)
                .putInt(n + 2)
                .put((byte) contextId)
                .put((byte) ((command ? 1 : 0) | (last ? 2 : 0)))
                .put(bytes, from, n)
                .array();
    }

    static byte[] pdu(int type, byte[] body) {
        return ByteBuffer.allocate(6 + body.length)
                .put((byte) type)
                .put((byte) 0)
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static byte[] item(int type, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    private static byte[] element(int element, byte[] value) {
        return ByteBuffer.allocate(8 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) element)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private static byte[] us(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] padded(String uid) {
        return ascii(uid.length() % 2 == 0 ? uid : uid + "\0");
    }
}
