package org.deltarad.dicom.pixelmed.ul;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;

/**
 * An established association (PS3.8 Sta6) over which messages go one at a time. Of one thread; {@link #cut} may be called
 * from another.
 */
public final class Association implements AutoCloseable {
    /** What we announce as requestor: the longest variable field of a P-DATA-TF that we take. */
    static final int MAX_LENGTH = StorageScp.Options.STANDARD_PDU_LENGTH;

    private static final int MAX_SENT_LENGTH = 1 << 17;
    /** The header of a value and two bytes; who announces less could be sent nothing. */
    private static final int MIN_SENT_LENGTH = 8;

    private static final int MAX_COMMAND = 1 << 16;
    private static final int COMMAND_DATA_SET_TYPE = 0x00000800;
    private static final int NO_DATA_SET = 0x0101;

    private final UpperLayer upper;
    private final PdvInput input;
    private final PdvOutput output;
    private final String callingAet;
    private final Map<Integer, PresentationContext> contexts;
    private final List<Pdu.Role> roles;
    private final Duration patience;
    private DataSetInputStream current;

    /**
     * @param roles         as the acceptor agreed to
     * @param peerMaxLength what the peer announced, 0 for no limit
     */
    Association(
            UpperLayer upper,
            String callingAet,
            List<PresentationContext> contexts,
            List<Pdu.Role> roles,
            long peerMaxLength) {
        this.upper = upper;
        this.input = new PdvInput(upper);
        long length = peerMaxLength == 0 ? MAX_SENT_LENGTH : Math.min(peerMaxLength, MAX_SENT_LENGTH);
        this.output = new PdvOutput(upper, (int) Math.max(length, MIN_SENT_LENGTH));
        this.callingAet = callingAet;
        this.contexts =
                contexts.stream().collect(Collectors.toMap(PresentationContext::id, Function.identity(), (a, b) -> a));
        this.roles = List.copyOf(roles);
        Timeouts timeouts = upper.transport().timeouts();
        this.patience = upper.isRequestor() ? timeouts.response() : timeouts.idle();
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

    /** {@link #receive(Duration)}, waiting for the response timeout as requestor and for the idle timeout as acceptor. */
    public Optional<Message> receive() throws UlException {
        return receive(patience);
    }

    /**
     * The next message, when what was left of the data set before has been read. Empty when the peer asks for release;
     * then {@link #confirmRelease} is due.
     *
     * @param wait how long the peer may be silent; the association goes on when it was longer ({@link
     *             UlException.Kind#SILENT})
     * @throws UlException when the peer is silent or the association ends otherwise
     */
    public Optional<Message> receive(Duration wait) throws UlException {
        finishCurrent();
        if (upper.dataLeft() == 0 && upper.await(wait) instanceof Pdu.ReleaseRq) {
            return Optional.empty();
        }
        byte[] command = command();
        PresentationContext context = contexts.get(input.contextId());
        if (context == null) {
            throw input.invalid(
                    "sent a message in presentation context " + input.contextId() + ", which was not accepted");
        }
        Dataset fields = decoded(command);
        boolean hasData = fields.integer(COMMAND_DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
        current = hasData ? new DataSetInputStream(input, context.id(), patience) : null;
        return Optional.of(new Message(context, fields, Optional.ofNullable(current)));
    }

    /** Confirms the release that the peer asked for; {@link #close} then awaits that it closes the connection. */
    public void confirmRelease() throws UlException {
        upper.request(Event.EVT_14, new Pdu.ReleaseRp());
    }

    /** Reads what the consumer left of the data set under way. */
    public void finishCurrent() throws UlException {
        if (current != null) {
            current.drain();
            current = null;
        }
    }

    /** That the peer's message is one that must not be; the association is aborted. */
    public UlException violated(String sentence) {
        return input.invalid(sentence);
    }

    private byte[] command() throws UlException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        byte[] chunk = new byte[1024];
        int contextId = -1;
        do {
            input.next(patience);
            boolean same = contextId < 0 || contextId == input.contextId();
            if (!input.isCommand() || !same) {
                throw input.invalid("sent a data set's values where a command's are due");
            }
            contextId = input.contextId();
            for (int n = input.read(chunk, 0, chunk.length); n > 0; n = input.read(chunk, 0, chunk.length)) {
                command.write(chunk, 0, n);
                if (command.size() > MAX_COMMAND) {
                    throw input.invalid("sent a command set of more than " + MAX_COMMAND + " bytes");
                }
            }
        } while (!input.isLast());
        return command.toByteArray();
    }

    private Dataset decoded(byte[] command) throws UlException {
        try {
            return DataSetCoding.decode(command, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        } catch (MalformedDicomException e) {
            throw input.invalid("sent a command set that cannot be read: " + e.getMessage());
        }
    }

    /** Something that writes a data set. */
    public interface DataSetWriter {
        void writeTo(OutputStream out) throws IOException, DicomException;
    }

    /** Sends a message without data set. */
    public void send(PresentationContext context, Dataset command) throws IOException, DicomException {
        writeCommand(context, command);
        output.send();
    }

    /** Sends a message with a data set. When the writer fails, the association is aborted. */
    public void send(PresentationContext context, Dataset command, DataSetWriter data)
            throws IOException, DicomException {
        writeCommand(context, command);
        output.begin(context.id(), false);
        boolean whole = false;
        try {
            data.writeTo(output);
            whole = true;
        } finally {
            if (!whole) {
                upper.abort();
            }
        }
        output.end();
        output.send();
    }

    private void writeCommand(PresentationContext context, Dataset command) throws IOException, DicomException {
        if (upper.state().isOver()) {
            throw UlException.of(UlException.Kind.CLOSED, "has ended the association already");
        }
        output.begin(context.id(), true);
        output.write(encodedCommand(command));
        output.end();
    }

    private static byte[] encodedCommand(Dataset command) throws DicomException {
        byte[] elements = DataSetCoding.encodeMessage(command, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        Dataset length = Dataset.builder().numbers(0x00000000, elements.length).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(DataSetCoding.encodeMessage(length, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        out.writeBytes(elements);
        return out.toByteArray();
    }

    /**
     * Asks for release and awaits its confirmation; answers the peer's request where both ask at once (release collision).
     * Does nothing when the association has ended, as it may have by the peer while it was its turn.
     *
     * @throws UlException when the peer does not confirm within the association timeout, or the association breaks
     */
    public void release() throws UlException {
        if (upper.state().isOver()) {
            return;
        }
        Duration wait = upper.transport().timeouts().association();
        upper.request(Event.EVT_11, new Pdu.ReleaseRq());
        while (!upper.state().isOver()) {
            upper.await(wait);
            State state = upper.state();
            if (state == State.STA_9 || state == State.STA_12) {
                upper.request(Event.EVT_14, new Pdu.ReleaseRp());
            }
        }
    }

    /** Aborts the association, unless it has ended. */
    public void abort() {
        upper.abort();
    }

    /** Closes the connection at once; the only method for other threads. */
    public void cut() {
        upper.transport().cut();
    }

    /** Ends the association, by abort where it has not ended, and sees to the connection being closed. */
    @Override
    public void close() {
        if (upper.isRequestor()) {
            Farewell.to(upper);
        } else {
            upper.close();
        }
    }
}
