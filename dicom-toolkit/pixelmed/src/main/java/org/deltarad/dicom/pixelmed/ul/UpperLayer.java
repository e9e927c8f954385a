package org.deltarad.dicom.pixelmed.ul;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.deltarad.dicom.net.Rejection;

/**
 * The upper layer of one association: the machine that runs on {@link StateTable}. The user's requests and responses are
 * {@link #request}, indications and confirmations to the user are the values of {@link #await}; what ends the association
 * otherwise than by release is a {@link UlException}. How long the user waits for its peer is the user's affair; the
 * machine's are the ARTIM timer and PDUs that do not come to their end in time, which are invalid.
 */
public final class UpperLayer implements Closeable {
    /** As long as it takes, where the ARTIM timer runs. */
    private static final Duration UNLIMITED = Duration.ofDays(1);

    private static final byte[] NOTHING = {};

    /** Actions on what a peer does that mean the end of the association. */
    private static final Set<Action> ENDS = EnumSet.range(Action.AA_1, Action.AA_8);

    static {
        ENDS.add(Action.AE_6_OTHERWISE);
    }

    private final boolean requestor;
    private final int maxLength;
    private final Connector connector;
    private State state;
    private Transport transport;
    private PduReader pdus;
    private boolean framed = true; // what follows can still be taken apart into PDUs
    private Runnable onEnd = () -> {};

    /** Makes a transport connection. */
    interface Connector {
        Transport connect() throws UlException;
    }

    /**
     * @param maxLength longest variable field of a P-DATA-TF that is taken, bytes
     * @param connector of a requestor
     * @param transport of an acceptor
     */
    UpperLayer(State state, boolean requestor, int maxLength, Connector connector, Transport transport) {
        this.state = state;
        this.requestor = requestor;
        this.maxLength = maxLength;
        this.connector = connector;
        if (transport != null) {
            connected(transport);
        }
    }

    /** Of a connection that a peer has made; its association request is due. */
    public static UpperLayer accepted(Transport transport, int maxLength) throws UlException {
        UpperLayer upper = new UpperLayer(State.STA_1, false, maxLength, null, transport);
        upper.handle(Event.EVT_5, null, NOTHING, 0);
        return upper;
    }

    /** Of a connection that we are to make. */
    static UpperLayer requesting(Connector connector, int maxLength) {
        return new UpperLayer(State.STA_1, true, maxLength, connector, null);
    }

    private void connected(Transport connection) {
        this.transport = connection;
        this.pdus = new PduReader(connection, maxLength);
    }

    State state() {
        return state;
    }

    boolean isRequestor() {
        return requestor;
    }

    Transport transport() {
        return transport;
    }

    /** What is done when the association ends, before the peer can know that it has. */
    void onEnd(Runnable action) {
        onEnd = action;
    }

    /**
     * A primitive of the user, with the PDU that it makes to be sent.
     *
     * @throws UlException           when the connection is lost
     * @throws IllegalStateException when the state does not allow it
     */
    void request(Event primitive, Pdu pdu) throws UlException {
        byte[] bytes = PduEncoder.encode(pdu);
        handle(primitive, pdu, bytes, bytes.length);
    }

    /** P-DATA request: whole P-DATA-TF PDUs as encoded. */
    void requestData(byte[] encoded, int length) throws UlException {
        handle(Event.EVT_9, null, encoded, length);
    }

    /**
     * The next indication or confirmation: a PDU as it came, of P-DATA-TF the head only, its values are for {@link
     * #readData}. What was left of the one before is skipped.
     *
     * @param patience how long the peer may be silent; the state remains as it is when it is longer
     * @throws UlException when the peer is silent or the association ends otherwise than by release
     */
    Pdu await(Duration patience) throws UlException {
        Pdu pdu;
        try {
            pdu = pdus.read(patience);
        } catch (UlException e) {
            throw failed(e);
        }
        Event event = Event.received(pdu);
        Action action = handle(event, pdu, NOTHING, 0);
        if (ENDS.contains(action)) {
            throw ended(event, pdu);
        }
        return pdu;
    }

    /** The association request that is due, within the ARTIM timer; the only PDU that Sta2 is content with. */
    Pdu.AssociateRq awaitRequest() throws UlException {
        return (Pdu.AssociateRq) await(UNLIMITED);
    }

    private static UlException ended(Event event, Pdu pdu) {
        if (pdu instanceof Pdu.Abort abort) {
            return UlException.of(UlException.Kind.ABORTED, "aborted the association (" + abort.reason() + ")");
        }
        if (pdu instanceof Pdu.AssociateRq request && event == Event.EVT_6 && !isAcceptable(request)) {
            return UlException.of(
                    UlException.Kind.VIOLATION,
                    Rejection.protocolVersionNotSupported(request.protocolVersion())
                            .what());
        }
        return UlException.of(UlException.Kind.VIOLATION, "sent " + event + " out of turn");
    }

    /** Tells the machine what went wrong with reading; gives the exception to be thrown. */
    UlException failed(UlException e) {
        tell(e);
        return e;
    }

    private void tell(UlException e) {
        Event event =
                switch (e.kind()) {
                    case SILENT -> transport.isArtimExpired() ? Event.EVT_18 : null;
                    case TIMED_OUT, VIOLATION -> Event.EVT_19;
                    case CLOSED, NOTHING_SENT, ABORTED, UNREACHABLE -> Event.EVT_17;
                };
        framed &= event != Event.EVT_19;
        if (event != null && StateTable.action(event, state).isPresent()) {
            ending(event, new Pdu.Abort(e.reason()));
        }
    }

    /** Handles an event after which there is no association, so that what cannot be sent is no matter. */
    private void ending(Event event, Pdu pdu) {
        try {
            handle(event, pdu, NOTHING, 0);
        } catch (UlException e) {
            throw new IllegalStateException(event + " did not end the association", e);
        }
    }

    private Action handle(Event event, Pdu pdu, byte[] bytes, int length) throws UlException {
        Action action = StateTable.action(event, state)
                .map(a -> chosen(a, pdu))
                .orElseThrow(() -> new IllegalStateException(event + " in " + state));
        if (action.next().isOver() && !state.isOver()) {
            onEnd.run();
        }
        state = action.next();
        for (Action.Step step : action.steps()) {
            perform(step, action, pdu, bytes, length);
        }
        return action;
    }

    private Action chosen(Action action, Pdu pdu) {
        return switch (action) {
            case AE_6 -> isAcceptable((Pdu.AssociateRq) pdu) ? Action.AE_6 : Action.AE_6_OTHERWISE;
            case AR_8 -> requestor ? Action.AR_8 : Action.AR_8_OTHERWISE;
            default -> action;
        };
    }

    /** To the service provider: bit 0 stands for the only version of the protocol there is (PS3.8 table 9-11). */
    private static boolean isAcceptable(Pdu.AssociateRq request) {
        return (request.protocolVersion() & 1) != 0;
    }

    private void perform(Action.Step step, Action action, Pdu pdu, byte[] bytes, int length) throws UlException {
        if (transport == null && step != Action.Step.CONNECT) {
            return; // in Sta4 there is nothing to stop or close yet
        }
        switch (step) {
            case CONNECT -> connect(bytes, length);
            case SEND -> {
                if (action == Action.AE_6_OTHERWISE) {
                    int version = ((Pdu.AssociateRq) pdu).protocolVersion();
                    send(Pdu.AssociateRj.of(Rejection.protocolVersionNotSupported(version)));
                } else {
                    send(bytes, length);
                }
            }
            case SEND_USER_ABORT -> send(new Pdu.Abort(AbortReason.SERVICE_USER));
            case SEND_PROVIDER_ABORT ->
                send(pdu instanceof Pdu.Abort why ? why : new Pdu.Abort(AbortReason.UNEXPECTED_PDU));
            case INDICATE -> {} // the value of await, or its exception
            case START_ARTIM -> transport.startArtim();
            case STOP_ARTIM -> transport.stopArtim();
            case CLOSE -> transport.close();
        }
    }

    private void connect(byte[] request, int length) throws UlException {
        try {
            connected(connector.connect());
        } catch (UlException e) {
            throw failed(e);
        }
        handle(Event.EVT_2, null, request, length);
    }

    private void send(Pdu pdu) throws UlException {
        byte[] bytes = PduEncoder.encode(pdu);
        send(bytes, bytes.length);
    }

    private void send(byte[] bytes, int length) throws UlException {
        try {
            transport.write(bytes, 0, length);
        } catch (UlException e) {
            boolean over = state.isOver();
            handle(Event.EVT_17, null, NOTHING, 0);
            if (!over) {
                throw e;
            }
        }
    }

    /** Bytes of the P-DATA-TF under way that have not been read. */
    long dataLeft() {
        return pdus.dataLeft();
    }

    /** At least one byte of the P-DATA-TF under way. */
    int readData(byte[] into, int offset, int count) throws UlException {
        try {
            return pdus.readData(into, offset, count);
        } catch (UlException e) {
            throw failed(e);
        }
    }

    /** Hands on at least one byte of the P-DATA-TF under way. */
    int transferData(OutputStream to, long most) throws IOException {
        try {
            return pdus.transferData(to, most);
        } catch (UlException e) {
            throw failed(e);
        }
    }

    /** Aborts as the user, where there is something to abort. */
    void abort() {
        if (StateTable.action(Event.EVT_15, state).isPresent()) {
            ending(Event.EVT_15, null);
        }
    }

    /** Ends what there is of an association, and the connection; waits for the peer to close it, but no longer than ARTIM. */
    @Override
    public void close() {
        abort();
        while (state == State.STA_13) {
            awaitClose();
        }
        state = State.STA_1;
        if (transport != null) {
            transport.close();
        }
    }

    /** Takes what comes in Sta13; of what is no PDU the end only. */
    private void awaitClose() {
        try {
            if (framed) {
                Pdu pdu = pdus.read(UNLIMITED);
                handle(Event.received(pdu), pdu, NOTHING, 0);
            } else {
                transport.waitAtMost(UNLIMITED);
                transport.skipSome(Long.MAX_VALUE);
            }
        } catch (UlException e) {
            tell(e);
        }
    }
}
