package org.deltarad.node.soak.peer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.deltarad.dicom.TransferSyntax;

/** An association of a storage SCU that shares no code with the node: what it sends and is answered is known to the byte. */
public final class RawAssociation implements AutoCloseable {
    private static final int SHORTEST = 4096;
    private static final int LONGEST = 1 << 16;
    private static final int STATUS = 0x0900;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final List<String> sopClasses;
    private int pduLength = 16384;
    private int messageId;

    private RawAssociation(Socket socket, List<String> sopClasses) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 17);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.sopClasses = List.copyOf(sopClasses);
    }

    /**
     * Associates with a peer on loopback, a presentation context per SOP class in Explicit VR Little Endian.
     *
     * @param patience for any one answer
     * @throws RejectedException when the peer answers with A-ASSOCIATE-RJ
     * @throws IOException       when there is no connection or another answer
     */
    public static RawAssociation open(
            int port, String calledAet, String callingAet, List<String> sopClasses, Duration patience)
            throws IOException {
        return over(new Socket(), port, calledAet, callingAet, sopClasses, patience);
    }

    /**
     * Associates over a socket that is not connected yet, such as one of TLS or one bound to another loopback address; it is
     * closed with the association, or when there is none.
     */
    public static RawAssociation over(
            Socket socket, int port, String calledAet, String callingAet, List<String> sopClasses, Duration patience)
            throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
            RawAssociation association = new RawAssociation(socket, sopClasses);
            association.associate(calledAet, callingAet);
            return association;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private void associate(String calledAet, String callingAet) throws IOException {
        out.write(Wire.associateRequest(calledAet, callingAet, sopClasses, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        out.flush();
        byte[] answer = read();
        if (answer[0] == 3) {
            throw new RejectedException(answer[7], answer[8], answer[9]);
        }
        if (answer[0] != Wire.ASSOCIATE_AC) {
            throw new IOException("the association request was answered with PDU type " + answer[0]);
        }
        pduLength = Math.max(SHORTEST, Math.min(LONGEST, maxLength(answer)));
    }

    /** Maximum length of the User Information (PS3.8 D.1); 16384 where there is none. */
    private static int maxLength(byte[] accept) {
        ByteBuffer b = ByteBuffer.wrap(accept);
        int at = 74;
        while (at + 4 <= accept.length) {
            int length = b.getShort(at + 2) & 0xffff;
            if (accept[at] == 0x50 && length >= 8 && accept[at + 4] == 0x51) {
                int max = b.getInt(at + 8);
                return max <= 0 ? LONGEST : max;
            }
            at += 4 + length;
        }
        return 16384;
    }

    /**
     * Sends an instance and waits for its response.
     *
     * @return the C-STORE status
     * @throws IOException when the association breaks or the peer does not answer: the instance is not acknowledged
     */
    public int store(Instance i) throws IOException {
        int n = sopClasses.indexOf(i.sopClassUid());
        if (n < 0) {
            throw new IllegalArgumentException("no presentation context for " + i.sopClassUid());
        }
        messageId = messageId % 0xffff + 1;
        byte[] command = Wire.storeRequest(messageId, i.sopClassUid(), i.sopInstanceUid());
        out.write(Wire.data(Wire.contextId(n), true, true, command, 0, command.length));
        int most = pduLength - 6;
        for (int at = 0; at < i.dataSet().length; at += most) {
            int to = Math.min(at + most, i.dataSet().length);
            out.write(Wire.data(Wire.contextId(n), false, to == i.dataSet().length, i.dataSet(), at, to));
        }
        out.flush();
        return status();
    }

    private int status() throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        while (true) {
            byte[] pdu = read();
            if (pdu[0] != Wire.P_DATA) {
                throw new IOException("a C-STORE was answered with PDU type " + pdu[0]);
            }
            boolean last = false;
            ByteBuffer b = ByteBuffer.wrap(pdu);
            for (int at = 6; at + 6 <= pdu.length; at += 4 + b.getInt(at)) {
                command.write(pdu, at + 6, b.getInt(at) - 2);
                last = (pdu[at + 5] & 2) != 0;
            }
            if (last) {
                return status(command.toByteArray());
            }
        }
    }

    private static int status(byte[] command) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(command).order(ByteOrder.LITTLE_ENDIAN);
        while (b.remaining() >= 8) {
            int tag = (b.getShort() & 0xffff) << 16 | (b.getShort() & 0xffff);
            int length = b.getInt();
            if (tag == STATUS) {
                return b.getShort() & 0xffff;
            }
            b.position(b.position() + length);
        }
        throw new IOException("the response has no status");
    }

    private byte[] read() throws IOException {
        byte[] head = in.readNBytes(6);
        if (head.length < 6) {
            throw new IOException("the peer closed the connection");
        }
        int length = ByteBuffer.wrap(head).getInt(2);
        if (length < 4 || length > 1 << 20) {
            throw new IOException("a PDU of " + Integer.toUnsignedString(length) + " bytes came");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the peer closed the connection within a PDU");
        }
        return ByteBuffer.allocate(6 + length).put(head).put(body).array();
    }

    /** Releases in order: A-RELEASE-RQ, and waits for the answer. */
    public void release() throws IOException {
        out.write(Wire.pdu(Wire.RELEASE_RQ, new byte[4]));
        out.flush();
        read();
        close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A-ASSOCIATE-RJ (PS3.8 9.3.4). */
    public static final class RejectedException extends IOException {
        private static final long serialVersionUID = 1;

        RejectedException(int result, int source, int reason) {
            super("the association was rejected: result " + result + ", source " + source + ", reason " + reason);
        }
    }
}
