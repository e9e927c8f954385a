package org.deltarad.dicom.pixelmed.ul;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import jdk.net.ExtendedSocketOptions;
import org.deltarad.dicom.net.Timeouts;

/**
 * A transport connection, TCP or TLS over it, whose reads, writes and closing take only so long. Of one thread; {@link
 * #cut} and {@link #wake} may be called from others.
 */
public final class Transport implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration TLS_RECORD_GRACE = Duration.ofMillis(500);

    private final Socket raw;
    private final Socket socket;
    private final Timeouts timeouts;
    private final InputStream in;
    private final OutputStream out;
    private final Watchdog watchdog;
    private final boolean canAcknowledge;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private boolean anythingRead;
    private volatile boolean woken;
    private Duration patience;
    private long patienceLeft; // ns, less by what reads have waited
    private long artim = Long.MAX_VALUE; // deadline, of System.nanoTime

    private Transport(Socket raw, Socket socket, Timeouts timeouts) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.timeouts = timeouts;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.watchdog = new Watchdog(raw, timeouts.pdu());
        this.canAcknowledge = raw.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        waitAtMost(timeouts.pdu());
    }

    /**
     * The side that was called.
     *
     * @throws UlException when the TLS handshake fails or takes longer than {@link Timeouts#connect}
     */
    public static Transport accepted(Socket raw, Optional<TlsLayer> tls, Timeouts timeouts) throws IOException {
        raw.setTcpNoDelay(true);
        return new Transport(raw, tls.isPresent() ? tls.get().accept(raw, timeouts.connect()) : raw, timeouts);
    }

    /** The side that calls, after TCP has connected; as {@link #accepted}. */
    static Transport connected(Socket raw, String host, Optional<TlsLayer> tls, Timeouts timeouts) throws IOException {
        raw.setTcpNoDelay(true);
        return new Transport(raw, tls.isPresent() ? tls.get().connect(raw, host, timeouts.connect()) : raw, timeouts);
    }

    /** The peer's IP address. */
    public InetAddress peerAddress() {
        return raw.getInetAddress();
    }

    Timeouts timeouts() {
        return timeouts;
    }

    /** Starts the ARTIM timer (PS3.8 9.1.5), anew when it runs. */
    void startArtim() {
        artim = System.nanoTime() + timeouts.association().toNanos();
    }

    void stopArtim() {
        artim = Long.MAX_VALUE;
    }

    boolean isArtimRunning() {
        return artim != Long.MAX_VALUE;
    }

    boolean isArtimExpired() {
        return isArtimRunning() && System.nanoTime() - artim >= 0;
    }

    /** What follows may wait for the peer so long in all; the time between reads, when it is our turn, does not count. */
    void waitAtMost(Duration time) {
        patience = time;
        patienceLeft = time.toNanos();
    }

    /** Waits for input. */
    void awaitInput() throws UlException {
        if (next == end) {
            end = 0;
            next = 0;
            end = receive(buffer, 0, BUFFER);
        }
    }

    /** Exactly that many bytes. */
    void readFully(byte[] into) throws UlException {
        int n = 0;
        while (n < into.length) {
            n += readSome(into, n, into.length - n);
        }
    }

    /** At least one byte; into large arrays past the buffer. */
    int readSome(byte[] into, int offset, int count) throws UlException {
        if (next == end && count >= BUFFER) {
            return receive(into, offset, count);
        }
        awaitInput();
        int n = Math.min(count, end - next);
        System.arraycopy(buffer, next, into, offset, n);
        next += n;
        return n;
    }

    /** At least one byte, from the buffer without a copy. */
    int transferSome(OutputStream to, long most) throws IOException {
        awaitInput();
        int n = (int) Math.min(most, end - next);
        to.write(buffer, next, n);
        next += n;
        return n;
    }

    /** Skips at least one byte. */
    int skipSome(long most) throws UlException {
        awaitInput();
        int n = (int) Math.min(most, end - next);
        next += n;
        return n;
    }

    private int receive(byte[] into, int offset, int count) throws UlException {
        long start = System.nanoTime();
        try {
            int millis = millisToWait(start);
            socket.setSoTimeout(millis);
            acknowledge();
            int n = isTls() ? readRecord(into, offset, count, millis) : in.read(into, offset, count);
            if (n < 0) {
                throw closed(null);
            }
            anythingRead = true;
            return n;
        } catch (SocketTimeoutException e) {
            throw timedOut();
        } catch (UlException e) {
            throw e;
        } catch (IOException e) {
            throw watchdog.hasBitten() ? timedOut() : closed(e);
        } finally {
            patienceLeft -= System.nanoTime() - start;
        }
    }

    private boolean isTls() {
        return socket != raw;
    }

    /**
     * A read of TLS, which ends with a whole record: there the socket's timeout starts anew with each byte of it, so that a
     * record that trickles in needs another limit.
     */
    private int readRecord(byte[] into, int offset, int count, int millis) throws IOException {
        int[] read = new int[1];
        watchdog.guard(TLS_RECORD_GRACE.plusMillis(millis), () -> read[0] = in.read(into, offset, count));
        return read[0];
    }

    /**
     * Acknowledges what has been received, where the system can be told to (Linux). Peers that leave Nagle's algorithm on
     * and send a message in several short writes, as dcmtk does, would wait 40 ms for a delayed acknowledgement each time.
     * The system forgets the option, so it is set for each read.
     */
    private void acknowledge() throws IOException {
        if (canAcknowledge) {
            raw.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    private int millisToWait(long now) throws UlException {
        long nanos = artim == Long.MAX_VALUE ? patienceLeft : Math.min(patienceLeft, artim - now);
        if (nanos <= 0) {
            throw timedOut();
        }
        return (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private UlException timedOut() {
        return UlException.silent(
                isArtimExpired()
                        ? "did not finish an association request within " + seconds(timeouts.association())
                        : "was silent for " + seconds(patience));
    }

    static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    private UlException closed(IOException cause) {
        if (woken) {
            woken = false;
            return UlException.silent("was not waited for any longer");
        }
        String why = cause instanceof SSLException ? ": " + cause.getMessage() : "";
        return anythingRead
                ? UlException.of(UlException.Kind.CLOSED, "closed the connection without release" + why, cause)
                : UlException.of(UlException.Kind.NOTHING_SENT, "closed the connection without a word" + why, cause);
    }

    /** Sends bytes; the peer has {@link Timeouts#pdu} to take them. */
    void write(byte[] bytes, int offset, int count) throws UlException {
        try {
            watchdog.guard(timeouts.pdu(), () -> out.write(bytes, offset, count));
        } catch (IOException e) {
            if (watchdog.hasBitten()) {
                throw UlException.timedOut("took no data for " + seconds(timeouts.pdu()));
            }
            throw UlException.of(UlException.Kind.CLOSED, "closed the connection while data were sent to it", e);
        }
    }

    /** Ends the waiting of the thread that reads, as if the peer had been silent for too long; it may still write. */
    public void wake() {
        woken = true;
        try {
            raw.shutdownInput();
        } catch (IOException e) {
            // closed it is
        }
    }

    /** Closes at once, without what TLS says at parting. */
    public void cut() {
        watchdog.close();
        try {
            raw.close();
        } catch (IOException e) {
            // closed it is
        }
    }

    @Override
    public void close() {
        try {
            if (isTls() && !raw.isClosed()) {
                watchdog.guard(FAREWELL, socket::close);
            }
        } catch (IOException e) {
            // the peer does not want to know
        } finally {
            cut();
        }
    }
}
