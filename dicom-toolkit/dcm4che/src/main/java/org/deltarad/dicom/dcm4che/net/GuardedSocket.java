package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import jdk.net.ExtendedSocketOptions;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Abort;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;
import org.deltarad.dicom.net.Timeouts;

/**
 * The socket that dcm4che's association stands on. It lets pass only PDUs that are whole, in order and in time, keeps why
 * the association ended, tells a peer that is at fault by A-ABORT, and waits after the last word for the peer to close the
 * connection (PS3.8 9.1.5, 9.2).
 */
final class GuardedSocket extends Socket {
    /** Who has opened or accepted the connection. */
    interface Owner {
        /** The association ends; the peer does not know it yet. */
        default void leaving() {}

        /** It has ended otherwise than by release or rejection. Called once. */
        default void ended(AssociationEnd end) {}

        /** The connection is closed. Called once. */
        default void closed() {}
    }

    /**
     * What is common to the connections of a listener or an SCU.
     *
     * @param maxLength that we announce
     * @param codec     checks identifiers of responses
     * @param threads   for farewells
     */
    record Terms(Timeouts timeouts, int maxLength, DatasetCodec codec, Executor threads) {}

    /** How much longer a read of TLS may take than its limit. */
    private static final long TLS_RECORD_GRACE = Duration.ofMillis(500).toNanos();

    private final Socket plain;
    private final Socket channel;
    private final Terms terms;
    private final Owner owner;
    private final boolean acceptor;
    private final boolean canAcknowledge;
    private final PduInput in;
    private final PduOutput out;
    private final long opened = System.nanoTime();
    private final AtomicReference<AssociationEnd> end = new AtomicReference<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ScheduledFuture<?> watch;
    private volatile Phase phase;
    private volatile long phaseBegan = System.nanoTime();
    private volatile long writingSince;
    private volatile Due reading = Due.NEVER;
    private volatile boolean responseDue;
    private volatile long responseDueSince;
    private volatile boolean hurry;
    private volatile boolean over;

    /**
     * @param plain   the TCP connection
     * @param channel the TLS connection upon it, or it again
     * @param first   whether a request or our own connection's answer is due
     */
    GuardedSocket(Socket plain, Socket channel, Phase first, Terms terms, Owner owner) throws IOException {
        this.plain = plain;
        this.channel = channel;
        this.terms = terms;
        this.owner = owner;
        this.canAcknowledge = plain.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        this.acceptor = first == Phase.REQUEST_DUE;
        this.phase = first;
        MessageCheck check = new MessageCheck(!acceptor, terms.codec());
        this.in = new PduInput(this, channel, check, terms.maxLength());
        this.out = new PduOutput(this, channel.getOutputStream(), check);
        long tick = Math.max(20, Math.min(1000, terms.timeouts().pdu().toMillis() / 8));
        this.watch = Threads.watch(this::cutSlowPeer, tick);
    }

    Owner owner() {
        return owner;
    }

    Phase phase() {
        return phase;
    }

    /** Why the association ended, once it has. */
    Optional<AssociationEnd> end() {
        return Optional.ofNullable(end.get());
    }

    /** How long the peer may be silent now. */
    Due silence() {
        Timeouts t = terms.timeouts();
        return switch (phase) {
            case REQUEST_DUE ->
                Due.at(
                        opened + t.association().toNanos(),
                        "sent no association request within " + AssociationEnd.seconds(t.association()));
            case ANSWER_DUE, RELEASING ->
                Due.at(
                        phaseBegan + t.association().toNanos(),
                        "did not answer within " + AssociationEnd.seconds(t.association()));
            default ->
                acceptor
                        ? Due.in(t.idle(), "was silent for " + AssociationEnd.seconds(t.idle()))
                        : responseDue(System.nanoTime());
        };
    }

    /** Counted from when we began to wait or the request was sent, whichever is later. */
    private Due responseDue(long waitingSince) {
        long limit = terms.timeouts().response().toNanos();
        return new Due(
                () -> {
                    long now = System.nanoTime();
                    if (phase == Phase.RELEASING) {
                        return phaseBegan + terms.timeouts().association().toNanos() - now;
                    }
                    long since = Math.max(waitingSince - opened, responseDueSince - opened) + opened;
                    return responseDue ? since + limit - now : Long.MAX_VALUE;
                },
                "did not answer within "
                        + AssociationEnd.seconds(
                                phase == Phase.RELEASING
                                        ? terms.timeouts().association()
                                        : terms.timeouts().response()));
    }

    /** How long the rest of a PDU may take. */
    Due trickling() {
        Timeouts t = terms.timeouts();
        Due pdu = Due.in(t.pdu(), "took more than " + AssociationEnd.seconds(t.pdu()) + " to send a PDU");
        return phase == Phase.REQUEST_DUE ? silence().orSooner(pdu) : pdu;
    }

    /**
     * Acknowledges what has been received, where the system can be told to (Linux). Peers that leave Nagle's algorithm on
     * and send a message in several short writes, as dcmtk does, would wait 40 ms for a delayed acknowledgement each time.
     * The system forgets the option, so it is set for each read.
     */
    void acknowledge() throws IOException {
        if (canAcknowledge) {
            plain.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    /** Whether a response of the peer is due from now on. */
    void awaitResponse(boolean due) {
        responseDueSince = System.nanoTime();
        responseDue = due;
    }

    void received(int type) {
        enter(phase.received(type));
        responseDueSince = System.nanoTime();
    }

    /** A PDU is about to be sent. */
    void sending(int type) {
        Phase then = phase.sent(type);
        if (then == Phase.LEAVING) {
            owner.leaving();
        }
        enter(then);
    }

    private void enter(Phase then) {
        if (then != phase) {
            phaseBegan = System.nanoTime();
            phase = then;
        }
    }

    void writing(boolean now) {
        writingSince = now ? Math.max(1, System.nanoTime() - opened) : 0;
    }

    /** A read that blocks until then, or none. */
    void reading(Due due) {
        reading = due;
    }

    /** Closes a connection on which something blocks that knows no timeout. */
    private void cutSlowPeer() {
        long since = writingSince;
        Timeouts t = terms.timeouts();
        if (since != 0 && System.nanoTime() - opened - since > t.pdu().toNanos()) {
            cut("took none of our data for " + AssociationEnd.seconds(t.pdu()));
        }
        Due due = reading;
        if (isRecordOverdue(due)) {
            cut(due.sentence());
        }
    }

    /**
     * A read of TLS ends with a whole record; the socket's timeout starts anew with each byte of it, so that a record that
     * trickles in needs another limit.
     */
    private boolean isRecordOverdue(Due due) {
        return channel != plain && due.nanosLeft() < -TLS_RECORD_GRACE;
    }

    private void cut(String sentence) {
        end.compareAndSet(null, AssociationEnd.of(Kind.TIMED_OUT, sentence));
        quietly(plain);
    }

    void requireOpen() throws AssociationEnd {
        AssociationEnd e = end.get();
        if (e != null) {
            throw e;
        }
    }

    void requireSpeaking() throws AssociationEnd {
        if (phase == Phase.LEAVING || phase == Phase.OVER) {
            throw end().orElseGet(() -> AssociationEnd.of(Kind.CLOSED, "has ended the association"));
        }
    }

    /**
     * Ends the association for a reason, unless it has ended for another, and tells the peer and the owner.
     *
     * @return the reason
     */
    AssociationEnd fail(AssociationEnd reason) {
        end.compareAndSet(null, reason);
        AssociationEnd first = end.get();
        if (told.compareAndSet(false, true)) {
            owner.leaving();
            boolean silentlyClosed = phase == Phase.REQUEST_DUE && first.kind() == Kind.TIMED_OUT; // PS3.8 AA-2
            if (first.answer().isPresent()
                    && !silentlyClosed
                    && !out.abort(first.answer().get())) {
                quietly(plain);
            }
            if (phase != Phase.LEAVING) {
                enter(Phase.OVER);
            }
            owner.ended(first);
        }
        return first;
    }

    /** Has the association end, from any thread; noticed when the peer is waited for. */
    void endSoon(AssociationEnd reason) {
        end.compareAndSet(null, reason);
    }

    /** Whether the last word has been sent and nothing is awaited but that the peer closes the connection. */
    boolean isOver() {
        return over;
    }

    /** Waits no longer for the peer to close the connection. */
    void hurry() {
        hurry = true;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // guarded by its own flag
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        if (phase != Phase.LEAVING && phase != Phase.OVER) {
            fail(AssociationEnd.violation(
                    Abort.INVALID_PARAMETER,
                    phase == Phase.REQUEST_DUE
                            ? "sent an association request that cannot be read"
                            : "was cut off because the association failed on our side"));
        }
        if (phase == Phase.LEAVING && !hurry) {
            try {
                terms.threads().execute(this::farewell);
                return;
            } catch (RejectedExecutionException e) {
                hurry = true; // the listener closes
            }
        }
        finish();
    }

    /** Tells the peer that nothing more comes and waits until nothing more comes from it either. */
    private void farewell() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            hurry = true;
        }
        over = true;
        long limit = System.nanoTime() + terms.timeouts().association().toNanos();
        in.drain(new Due(() -> hurry ? 0 : limit - System.nanoTime(), "left the connection open"));
        finish();
    }

    private void finish() {
        watch.cancel(false);
        quietly(channel);
        quietly(plain);
        owner.closed();
    }

    static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            Threads.LOG.debug("{} did not close cleanly", socket, e);
        }
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.getLocalAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return plain.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return plain.getLocalSocketAddress();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public boolean isClosed() {
        return closing.get();
    }

    @Override
    public String toString() {
        return plain.toString();
    }
}
