package org.deltarad.dicom.pixelmed.ul;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.deltarad.dicom.net.Tls;

/**
 * TLS on a transport connection by the BCP 195 profile (PS3.15 B.9). Peers are trusted by their certificates' chain; their
 * host names are not checked, as AE titles stand for hosts in DICOM.
 */
public final class TlsLayer {
    private static final int HANDSHAKE_RECORD = 22; // RFC 8446 5.1

    private final SSLSocketFactory factory;
    private final boolean requireClientAuth;

    public TlsLayer(Tls tls) {
        this.factory = tls.context().getSocketFactory();
        this.requireClientAuth = tls.requireClientAuth();
    }

    /**
     * Does the server's handshake.
     *
     * @param limit for all of it
     * @throws UlException when the peer says nothing, no TLS, or nothing that we agree to
     */
    Socket accept(Socket raw, Duration limit) throws UlException {
        long start = System.nanoTime();
        int first = firstByte(raw, limit);
        if (first != HANDSHAKE_RECORD) {
            throw UlException.of(
                    UlException.Kind.VIOLATION,
                    first == Pdu.A_ASSOCIATE_RQ
                            ? "asked for an association without TLS, which this port requires"
                            : "spoke no TLS, which this port requires");
        }
        try {
            SSLSocket socket =
                    (SSLSocket) factory.createSocket(raw, new ByteArrayInputStream(new byte[] {(byte) first}), true);
            SSLParameters parameters = parameters(socket);
            parameters.setUseCipherSuitesOrder(true);
            parameters.setNeedClientAuth(requireClientAuth);
            socket.setSSLParameters(parameters);
            return shaken(raw, socket, limit.minusNanos(System.nanoTime() - start), limit);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static int firstByte(Socket raw, Duration limit) throws UlException {
        try {
            raw.setSoTimeout((int) limit.toMillis());
            int first = raw.getInputStream().read();
            if (first < 0) {
                throw UlException.of(UlException.Kind.NOTHING_SENT, "closed the connection without a word");
            }
            return first;
        } catch (SocketTimeoutException e) {
            throw UlException.timedOut("did not begin the TLS handshake within " + Transport.seconds(limit));
        } catch (UlException e) {
            throw e;
        } catch (IOException e) {
            throw UlException.of(UlException.Kind.NOTHING_SENT, "closed the connection without a word", e);
        }
    }

    /** Does the client's handshake with a server that has been connected to. */
    Socket connect(Socket raw, String host, Duration limit) throws UlException {
        try {
            SSLSocket socket = (SSLSocket) factory.createSocket(raw, host, raw.getPort(), true);
            socket.setSSLParameters(parameters(socket));
            return shaken(raw, socket, limit, limit);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static SSLParameters parameters(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(Tls.PROTOCOLS.toArray(String[]::new));
        parameters.setCipherSuites(Tls.CIPHER_SUITES.toArray(String[]::new));
        return parameters;
    }

    private static Socket shaken(Socket raw, SSLSocket socket, Duration left, Duration limit) throws IOException {
        Duration time = left.toMillis() < 1 ? Duration.ofMillis(1) : left;
        try (Watchdog watchdog = new Watchdog(raw, time)) {
            try {
                watchdog.guard(time, socket::startHandshake);
            } catch (IOException e) {
                if (watchdog.hasBitten()) {
                    throw UlException.timedOut("did not finish the TLS handshake within " + Transport.seconds(limit));
                }
                throw e;
            }
        }
        return socket;
    }

    private static UlException failed(IOException e) {
        if (e instanceof UlException ul) {
            return ul;
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root == e ? e.getMessage() : e.getMessage() + " (" + root.getMessage() + ")";
        return UlException.of(UlException.Kind.VIOLATION, "failed the TLS handshake: " + why, e);
    }
}
