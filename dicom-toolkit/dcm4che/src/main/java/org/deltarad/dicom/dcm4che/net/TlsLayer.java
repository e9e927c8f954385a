package org.deltarad.dicom.dcm4che.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Kind;
import org.deltarad.dicom.net.Tls;

/**
 * TLS on a connection with the keys of dcm4che's Device and the protocols and suites of its Connection, by the BCP 195
 * profile (PS3.15 B.9); dcm4che's own handshakes have no time limit. Peers are trusted by their certificates' chain; their
 * host names are not checked, as AE titles stand for hosts in DICOM.
 */
final class TlsLayer {
    private static final int HANDSHAKE_RECORD = 22; // RFC 8446 5.1

    private TlsLayer() {}

    /** Gives a device our keys and trust, and a connection the profile. */
    static void configure(Tls tls, Device device, Connection... connections) {
        device.setKeyManager(tls.keys());
        device.setTrustManager(tls.trust());
        for (Connection connection : connections) {
            connection.setTlsProtocols(Tls.PROTOCOLS.toArray(String[]::new));
            connection.setTlsCipherSuites(Tls.CIPHER_SUITES.toArray(String[]::new));
            connection.setTlsNeedClientAuth(tls.requireClientAuth());
        }
    }

    /**
     * Does the server's handshake.
     *
     * @throws AssociationEnd when the peer says nothing, no TLS, or nothing that we agree to
     */
    static Socket accept(Connection local, Socket plain, Duration limit) throws AssociationEnd {
        long start = System.nanoTime();
        int first = firstByte(plain, limit);
        if (first != HANDSHAKE_RECORD) {
            throw AssociationEnd.of(
                    Kind.VIOLATION,
                    first == Phase.A_ASSOCIATE_RQ
                            ? "asked for an association without TLS, which this port requires"
                            : "spoke no TLS, which this port requires");
        }
        try {
            SSLSocket socket = (SSLSocket)
                    factory(local).createSocket(plain, new ByteArrayInputStream(new byte[] {(byte) first}), true);
            SSLParameters parameters = parameters(local, socket);
            parameters.setUseCipherSuitesOrder(true);
            parameters.setNeedClientAuth(local.isTlsNeedClientAuth());
            socket.setSSLParameters(parameters);
            return shaken(plain, socket, limit.minusNanos(System.nanoTime() - start), limit);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static int firstByte(Socket plain, Duration limit) throws AssociationEnd {
        try {
            plain.setSoTimeout((int) limit.toMillis());
            int first = plain.getInputStream().read();
            if (first >= 0) {
                return first;
            }
        } catch (SocketTimeoutException e) {
            throw AssociationEnd.of(
                    Kind.TIMED_OUT, "did not begin the TLS handshake within " + AssociationEnd.seconds(limit), e);
        } catch (IOException e) {
            throw AssociationEnd.of(Kind.NOTHING_SENT, "closed the connection without a word", e);
        }
        throw AssociationEnd.of(Kind.NOTHING_SENT, "closed the connection without a word");
    }

    /**
     * Does the client's handshake with a server that has been connected to.
     *
     * @throws AssociationEnd when the peer says nothing, no TLS, or nothing that we agree to
     */
    static Socket connect(Connection local, Socket plain, String host, Duration limit) throws AssociationEnd {
        try {
            SSLSocket socket = (SSLSocket) factory(local).createSocket(plain, host, plain.getPort(), true);
            socket.setSSLParameters(parameters(local, socket));
            return shaken(plain, socket, limit, limit);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static SSLSocketFactory factory(Connection local) throws IOException {
        try {
            return local.getDevice().sslContext().getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the key cannot be used: " + e.getMessage(), e);
        }
    }

    private static SSLParameters parameters(Connection local, SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(local.getTlsProtocols());
        parameters.setCipherSuites(local.getTlsCipherSuites());
        return parameters;
    }

    private static Socket shaken(Socket plain, SSLSocket socket, Duration left, Duration limit) throws IOException {
        ScheduledFuture<?> cut = Threads.timers()
                .schedule(() -> GuardedSocket.quietly(plain), Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        try {
            plain.setSoTimeout(0);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            if (cut.isDone()) {
                throw AssociationEnd.of(
                        Kind.TIMED_OUT, "did not finish the TLS handshake within " + AssociationEnd.seconds(limit), e);
            }
            throw e;
        } finally {
            cut.cancel(false);
        }
    }

    private static AssociationEnd failed(IOException e) {
        if (e instanceof AssociationEnd end) {
            return end;
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root == e ? e.getMessage() : e.getMessage() + " (" + root.getMessage() + ")";
        return AssociationEnd.of(Kind.VIOLATION, "failed the TLS handshake: " + why, e);
    }
}
