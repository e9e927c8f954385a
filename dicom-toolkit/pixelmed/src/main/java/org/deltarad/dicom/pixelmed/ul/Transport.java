package org.deltarad.dicom.pixelmed.ul;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A transport connection whose reads and writes take only so long. The socket may be of any kind, a TLS one as well.
 * One thread reads and writes; {@link #close} may be called from another.
 */
public final class Transport implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private Duration silence;
    private long deadline = Long.MAX_VALUE; // of System.nanoTime
    private boolean anythingRead;
    private volatile boolean stuck;

    /** @param silence how long the peer may be silent, or take no data */
    public Transport(Socket socket, Duration silence) throws IOException {
        this.socket = socket;
        this.silence = silence;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread t = new Thread(task, "dicom-write-watchdog");
            t.setDaemon(true);
            return t;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Starts the ARTIM timer (PS3.8 9.1.4): all reads together may take the time that a peer may be silent. */
    void startArtim() {
        deadline = System.nanoTime() + silence.toNanos();
    }

    void stopArtim() {
        deadline = Long.MAX_VALUE;
    }

    /** Exactly that many bytes. */
    byte[] read(int count) throws UlException {
        byte[] bytes = new byte[count];
        int n = 0;
        while (n < count) {
            n += readSome(bytes, n, count - n);
        }
        return bytes;
    }

    /** At least one byte. */
    int readSome(byte[] into, int offset, int count) throws UlException {
        try {
            socket.setSoTimeout(patience());
            int n = in.read(into, offset, count);
            if (n < 0) {
                throw closed(null);
            }
            anythingRead = true;
            return n;
        } catch (SocketTimeoutException e) {
            throw UlException.timedOut("was silent for " + seconds());
        } catch (UlException e) {
            throw e;
        } catch (IOException e) {
            throw closed(e);
        }
    }

    private UlException closed(IOException cause) {
        return anythingRead
                ? UlException.of(UlException.Kind.CLOSED, "closed the connection without release", cause)
                : UlException.of(UlException.Kind.NOTHING_SENT, "closed the connection without a word", cause);
    }

    private int patience() throws UlException {
        long millis = silence.toMillis();
        if (deadline != Long.MAX_VALUE) {
            millis = Math.min(millis, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            if (millis <= 0) {
                throw UlException.timedOut("did not finish its request within " + seconds());
            }
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    private String seconds() {
        return silence.toMillis() / 1000.0 + " s";
    }

    /** Writes to the buffer, and to the peer when it is full. */
    void write(byte[] bytes, int offset, int count) throws UlException {
        guarded(() -> out.write(bytes, offset, count));
    }

    void flush() throws UlException {
        guarded(out::flush);
    }

    void send(Pdu pdu) throws UlException {
        byte[] bytes = PduEncoder.encode(pdu);
        write(bytes, 0, bytes.length);
        flush();
    }

    private void closeStuck() {
        stuck = true;
        close();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void guarded(Writing writing) throws UlException {
        Future<?> guard = WATCHDOG.schedule(this::closeStuck, silence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            writing.run();
        } catch (IOException e) {
            if (stuck) {
                throw UlException.timedOut("took no data for " + seconds());
            }
            throw UlException.of(UlException.Kind.CLOSED, "closed the connection while data were sent to it", e);
        } finally {
            guard.cancel(false);
        }
    }

    /** The peer's IP address. */
    public String peerAddress() {
        return socket.getInetAddress().getHostAddress();
    }

    /** Sends A-ABORT and closes. */
    public void abort(AbortReason reason) {
        sendLast(new Pdu.Abort(reason));
    }

    /** Sends a last PDU and gives the peer a moment to read it and to close the connection, then closes. */
    void sendLast(Pdu pdu) {
        try {
            send(pdu);
            awaitClose();
        } catch (UlException gone) {
            // the peer does not want to know
        } finally {
            close();
        }
    }

    /** Without this, closing with unread input would reset the connection and the last PDU might be lost. */
    private void awaitClose() {
        try {
            socket.shutdownOutput();
            silence = LINGER;
            startArtim();
            byte[] discarded = new byte[BUFFER];
            while (readSome(discarded, 0, discarded.length) > 0) {}
        } catch (IOException closedOrTimedOut) {
            // either way there is nothing more to wait for
        }
    }

    /** Closes at once. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // closed it is
        }
    }
}
