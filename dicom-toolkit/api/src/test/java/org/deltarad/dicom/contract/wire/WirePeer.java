package org.deltarad.dicom.contract.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deltarad.dicom.contract.wire.Associate.Context;
import org.deltarad.dicom.contract.wire.Pdu.Pdv;

/** One end of a connection on loopback; waits 10 s for the other at most. */
public final class WirePeer implements AutoCloseable {
    private static final int PATIENCE = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    public WirePeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
    }

    /**
     * A message (PS3.7 6.3.1).
     *
     * @param dataset its bytes; empty when the command says that there is none
     * @param longestPdu longest variable field of its P-DATA-TF PDUs, bytes
     */
    public record Message(int context, Command command, byte[] dataset, int longestPdu) {}

    /** Calls a port. */
    public static WirePeer connect(int port) throws IOException {
        return new WirePeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Takes a call. */
    public static WirePeer accept(ServerSocket server) throws IOException {
        server.setSoTimeout(PATIENCE);
        return new WirePeer(server.accept());
    }

    public Socket socket() {
        return socket;
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next PDU; empty when the connection ended. */
    public Optional<Pdu> receive() throws IOException {
        try {
            int type = in.read();
            if (type < 0) {
                return Optional.empty();
            }
            in.readByte();
            byte[] body = new byte[in.readInt()];
            in.readFully(body);
            return Optional.of(new Pdu(type, body));
        } catch (EOFException | SocketException cut) {
            return Optional.empty();
        }
    }

    /** The next PDU, which must come. */
    public Pdu next() throws IOException {
        return receive().orElseThrow(() -> new AssertionError("the peer closed the connection"));
    }

    /** Sends an A-ASSOCIATE-RQ, which must be accepted. */
    public Associate associate(Associate request) throws IOException {
        send(request.request());
        return Associate.decode(next());
    }

    /** Takes an A-ASSOCIATE-RQ and accepts each context in the first transfer syntax proposed. */
    public Associate acceptAssociation(long maxLength) throws IOException {
        return acceptAssociation(maxLength, c -> c.transferSyntaxes().get(0));
    }

    /** Takes an A-ASSOCIATE-RQ and accepts each context in the transfer syntax chosen. */
    public Associate acceptAssociation(long maxLength, Function<Context, String> choice) throws IOException {
        Associate request = Associate.decode(next());
        send(request.withMaxLength(maxLength)
                .withContexts(request.contexts().stream()
                        .map(c -> c.accepted(choice.apply(c)))
                        .toList())
                .accept());
        return request;
    }

    /** Sends a command set in one PDU. */
    public void command(int context, Command command) throws IOException {
        send(Pdu.data(new Pdv(context, true, true, command.encoded())));
    }

    /** Sends a data set in PDUs whose variable fields are so long at most. */
    public void dataset(int context, byte[] data, int maxLength) throws IOException {
        int chunk = maxLength - 6;
        int at = 0;
        do {
            int end = Math.min(data.length, at + chunk);
            send(Pdu.data(new Pdv(context, false, end == data.length, Arrays.copyOfRange(data, at, end))));
            at = end;
        } while (at < data.length);
    }

    /** Sends a C-STORE-RQ of CT with its data set, and gives the response. */
    public Command store(int context, Command request, byte[] data) throws IOException {
        command(context, request);
        dataset(context, data, 16384);
        return message().command();
    }

    /** The next message. */
    public Message message() throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        ByteArrayOutputStream dataset = new ByteArrayOutputStream();
        int longest = 0;
        while (true) {
            Pdu pdu = next();
            if (pdu.type() != Pdu.P_DATA) {
                throw new AssertionError("expected a P-DATA-TF, got " + pdu);
            }
            longest = Math.max(longest, pdu.body().length);
            List<Pdv> pdvs = pdu.pdvs();
            for (Pdv pdv : pdvs) {
                (pdv.command() ? command : dataset).writeBytes(pdv.data());
                if (pdv.last()
                        && (!pdv.command()
                                || !Command.decode(command.toByteArray()).hasDataset())) {
                    return new Message(
                            pdv.context(), Command.decode(command.toByteArray()), dataset.toByteArray(), longest);
                }
            }
        }
    }

    /** Releases the association and waits for the answer. */
    public void release() throws IOException {
        send(Pdu.releaseRq());
        Pdu answer = next();
        if (answer.type() != Pdu.RELEASE_RP) {
            throw new AssertionError("expected an A-RELEASE-RP, got " + answer);
        }
    }

    /** Whether the next PDU is an A-ABORT, or the connection ends without one. */
    public boolean isEnded() throws IOException {
        return receive().map(p -> p.type() == Pdu.ABORT).orElse(true);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
