package org.deltarad.dicom.pixelmed.ul;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;

/**
 * An established association (PS3.8 Sta6) over which messages go one at a time. Of one thread; {@link #cut} may be called
 * from another.
 */
public final class Association implements AutoCloseable {
    /** The variable field of a P-DATA-TF that we send is no longer than this, and that we receive by announcement. */
    static final int MAX_LENGTH = 1 << 16;

    private static final int MIN_LENGTH = 1 << 7;
    private static final int MAX_COMMAND = 1 << 16;
    private static final int COMMAND_DATA_SET_TYPE = 0x00000800;
    private static final int NO_DATA_SET = 0x0101;

    private final Transport transport;
    private final PdvInput input;
    private final String callingAet;
    private final Map<Integer, PresentationContext> contexts;
    private final List<Pdu.Role> roles;
    private final int sendLength;
    private DataSetInputStream current;

    /**
     * @param roles         as the acceptor agreed to
     * @param peerMaxLength what the peer announced, 0 for no limit
     */
    Association(
            Transport transport,
            String callingAet,
            List<PresentationContext> contexts,
            List<Pdu.Role> roles,
            long peerMaxLength) {
        this.transport = transport;
        this.input = new PdvInput(transport);
        this.callingAet = callingAet;
        this.contexts =
                contexts.stream().collect(Collectors.toMap(PresentationContext::id, Function.identity(), (a, b) -> a));
        this.roles = List.copyOf(roles);
        long length = peerMaxLength == 0 ? MAX_LENGTH : Math.min(peerMaxLength, MAX_LENGTH);
        this.sendLength = (int) Math.max(length, MIN_LENGTH);
    }

    /** AE title of the requestor. */
    public String callingAet() {
        return callingAet;
    }

    /** The accepted presentation contexts. */
    public List<PresentationContext> contexts() {
        return List.copyOf(contexts.values());
    }

    /** The roles that the requestor of the association plays for a SOP class: as negotiated, else that of the SCU. */
    public Pdu.Role role(String sopClass) {
        return roles.stream()
                .filter(r -> r.sopClass().equals(sopClass))
                .findFirst()
                .orElse(Pdu.Role.standard(sopClass));
    }

    /**
     * The next message, when what was left of the data set before has been read. Empty when the peer asks for release;
     * then {@link #confirmRelease} is due.
     *
     * @throws UlException when the association ends otherwise
     */
    public Optional<Message> receive() throws UlException {
        finishCurrent();
        if (input.betweenPdus()) {
            Pdu pdu = input.readPdu();
            if (pdu instanceof Pdu.ReleaseRq) {
                return Optional.empty();
            }
            enter(pdu);
        }
        byte[] command = command();
        PresentationContext context = contexts.get(input.contextId());
        if (context == null) {
            throw UlException.violation(
                    AbortReason.INVALID_PARAMETER,
                    "sent a message in presentation context " + input.contextId() + ", which was not accepted");
        }
        Dataset fields = decoded(command);
        boolean hasData = fields.integer(COMMAND_DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
        current = hasData ? new DataSetInputStream(input, context.id()) : null;
        return Optional.of(new Message(context, fields, Optional.ofNullable(current)));
    }

    /** Confirms the release that the peer asked for and closes the connection. */
    public void confirmRelease() {
        transport.sendLast(new Pdu.ReleaseRp());
    }

    private void enter(Pdu pdu) throws UlException {
        if (pdu instanceof Pdu.DataTf data) {
            input.enter(data);
        } else if (pdu instanceof Pdu.Abort abort) {
            throw PdvInput.aborted(abort);
        } else {
            throw UlException.violation(
                    AbortReason.UNEXPECTED_PDU,
                    "sent " + pdu.getClass().getSimpleName() + " on an established association");
        }
    }

    /** Reads what the consumer left of the data set under way. */
    public void finishCurrent() throws UlException {
        if (current != null) {
            current.drain();
            current = null;
        }
    }

    private byte[] command() throws UlException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        byte[] chunk = new byte[1024];
        int contextId = -1;
        do {
            input.next();
            boolean same = contextId < 0 || contextId == input.contextId();
            if (!input.isCommand() || !same) {
                throw UlException.violation(
                        AbortReason.INVALID_PARAMETER, "sent a data set's values where a command's are due");
            }
            contextId = input.contextId();
            for (int n = input.read(chunk, 0, chunk.length); n > 0; n = input.read(chunk, 0, chunk.length)) {
                command.write(chunk, 0, n);
                if (command.size() > MAX_COMMAND) {
                    throw UlException.violation(
                            AbortReason.INVALID_PARAMETER, "sent a command set of more than " + MAX_COMMAND + " bytes");
                }
            }
        } while (!input.isLast());
        return command.toByteArray();
    }

    private static Dataset decoded(byte[] command) throws UlException {
        try {
            return DataSetCoding.decode(command, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        } catch (MalformedDicomException e) {
            throw UlException.violation(
                    AbortReason.INVALID_PARAMETER, "sent a command set that cannot be read: " + e.getMessage());
        }
    }

    /** Something that writes a data set. */
    public interface DataSetWriter {
        void writeTo(OutputStream out) throws IOException, DicomException;
    }

    /** Sends a message without data set. */
    public void send(PresentationContext context, Dataset command) throws IOException, DicomException {
        try (OutputStream out = new DataSetOutputStream(transport, context.id(), true, sendLength)) {
            out.write(encodedCommand(command));
        }
        transport.flush();
    }

    /** Sends a message with a data set. When the writer fails, the association is aborted. */
    public void send(PresentationContext context, Dataset command, DataSetWriter data)
            throws IOException, DicomException {
        send(context, command);
        DataSetOutputStream out = new DataSetOutputStream(transport, context.id(), false, sendLength);
        boolean whole = false;
        try {
            data.writeTo(out);
            out.close();
            whole = true;
        } finally {
            if (!whole) {
                abort(AbortReason.SERVICE_USER);
            }
        }
        transport.flush();
    }

    private static byte[] encodedCommand(Dataset command) throws DicomException {
        byte[] elements = DataSetCoding.encodeMessage(command, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        Dataset length = Dataset.builder().numbers(0x00000000, elements.length).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(DataSetCoding.encodeMessage(length, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        out.writeBytes(elements);
        return out.toByteArray();
    }

    /** Releases the association and closes the connection; the peer's confirmation is awaited, but not needed. */
    public void release() throws UlException {
        transport.send(new Pdu.ReleaseRq());
        Pdu answer = input.readPdu();
        transport.close();
        if (!(answer instanceof Pdu.ReleaseRp)) {
            throw UlException.violation(
                    AbortReason.UNEXPECTED_PDU,
                    "answered A-RELEASE-RQ with " + answer.getClass().getSimpleName());
        }
    }

    /** Aborts the association and closes the connection. */
    public void abort(AbortReason reason) {
        transport.abort(reason);
    }

    /** Closes the connection at once, from any thread. */
    public void cut() {
        transport.close();
    }

    @Override
    public void close() {
        transport.close();
    }
}
