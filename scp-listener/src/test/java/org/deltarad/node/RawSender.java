package org.deltarad.node;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A sender that sends any bytes as a data set, which a toolkit would not (PS3.8 9.3, PS3.7 9.3.1). */
final class RawSender implements AutoCloseable {
    private static final int CONTEXT = 1;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    RawSender(int port, String aet, String sopClassUid, String transferSyntaxUid) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream rq = new ByteArrayOutputStream();
        rq.writeBytes(new byte[] {0, 1, 0, 0});
        rq.writeBytes("%-16s%-16s".formatted(aet, "RAW").getBytes(StandardCharsets.US_ASCII));
        rq.writeBytes(new byte[32]);
        rq.writeBytes(item(0x10, uid("1.2.840.10008.3.1.1.1")));
        ByteArrayOutputStream context = new ByteArrayOutputStream();
        context.writeBytes(new byte[] {CONTEXT, 0, 0, 0});
        context.writeBytes(item(0x30, uid(sopClassUid)));
        context.writeBytes(item(0x40, uid(transferSyntaxUid)));
        rq.writeBytes(item(0x20, context.toByteArray()));
        rq.writeBytes(item(0x50, item(0x51, new byte[] {0, 0, 0x40, 0})));
        pdu(1, rq.toByteArray());
        if (read()[0] != 2) {
            throw new IOException("the association was not accepted");
        }
    }

    /** Sends a C-STORE with these bytes as its data set; gives the status of the response. */
    int store(String sopClassUid, String sopInstanceUid, byte[] dataSet) throws IOException {
        command(sopClassUid, sopInstanceUid);
        data(dataSet, true);
        byte[] response = read();
        // P-DATA: type and length (6), item length, context, header (6), then the command set.
        ByteBuffer b = ByteBuffer.wrap(response).order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (b.remaining() >= 8) {
            int tag = (b.getShort() & 0xffff) << 16 | (b.getShort() & 0xffff);
            int length = b.getInt();
            if (tag == 0x0900) {
                return b.getShort() & 0xffff;
            }
            b.position(b.position() + length);
        }
        throw new IOException("the response has no status");
    }

    /** Starts a C-STORE and breaks the connection within its data set. */
    void breakOff(String sopClassUid, String sopInstanceUid, byte[] half) throws IOException {
        command(sopClassUid, sopInstanceUid);
        data(half, false);
        close();
    }

    private void command(String sopClassUid, String sopInstanceUid) throws IOException {
        ByteArrayOutputStream c = new ByteArrayOutputStream();
        c.writeBytes(element(0x0002, padded(sopClassUid)));
        c.writeBytes(element(0x0100, new byte[] {1, 0}));
        c.writeBytes(element(0x0110, new byte[] {1, 0}));
        c.writeBytes(element(0x0700, new byte[] {0, 0}));
        c.writeBytes(element(0x0800, new byte[] {0, 0}));
        c.writeBytes(element(0x1000, padded(sopInstanceUid)));
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(c.size())
                .array();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(element(0x0000, length));
        all.writeBytes(c.toByteArray());
        pdv(all.toByteArray(), 3);
    }

    private void data(byte[] bytes, boolean last) throws IOException {
        int fragment = 8192;
        for (int at = 0; at < bytes.length; at += fragment) {
            int n = Math.min(fragment, bytes.length - at);
            boolean end = last && at + n == bytes.length;
            pdv(Arrays.copyOfRange(bytes, at, at + n), end ? 2 : 0);
        }
    }

    private void pdv(byte[] fragment, int header) throws IOException {
        pdu(
                4,
                ByteBuffer.allocate(6 + fragment.length)
                        .putInt(fragment.length + 2)
                        .put((byte) CONTEXT)
                        .put((byte) header)
                        .put(fragment)
                        .array());
    }

    private void pdu(int type, byte[] body) throws IOException {
        out.write(ByteBuffer.allocate(6 + body.length)
                .put((byte) type)
                .put((byte) 0)
                .putInt(body.length)
                .put(body)
                .array());
        out.flush();
    }

    private byte[] read() throws IOException {
        byte[] head = in.readNBytes(6);
        if (head.length < 6) {
            throw new IOException("the peer closed the connection");
        }
        byte[] body = in.readNBytes(ByteBuffer.wrap(head).getInt(2));
        return ByteBuffer.allocate(6 + body.length).put(head).put(body).array();
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

    private static byte[] uid(String uid) {
        return uid.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] padded(String uid) {
        return uid(uid.length() % 2 == 0 ? uid : uid + "\0");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
