package org.deltarad.node.audit;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.deltarad.dicom.net.Tls;
import org.deltarad.node.config.AuditConfig;

/** A way to an audit repository. */
interface SyslogConnection extends AutoCloseable {
    int CONNECT_MILLIS = 10_000;

    /** Sends a message; that this returns does not mean that it arrived. */
    void send(SyslogMessage syslog, String xml) throws IOException;

    /** Whether the other side has not closed it. */
    boolean isOpen();

    @Override
    void close() throws IOException;

    /**
     * Connects.
     *
     * @param tls for TLS
     */
    static SyslogConnection open(AuditConfig.Syslog to, Optional<SSLContext> tls) throws IOException {
        if (to.over() == AuditConfig.Transport.UDP) {
            return new Datagrams(new DatagramSocket(), InetAddress.getByName(to.host()), to.portOrStandard());
        }
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(to.host(), to.portOrStandard()), CONNECT_MILLIS);
            return new Stream(tls.isPresent() ? secured(tls.get(), socket, to) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The repository's certificate must be of the configured host (RFC 5425 5.2). */
    private static Socket secured(SSLContext context, Socket socket, AuditConfig.Syslog to) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, to.host(), to.portOrStandard(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(Tls.PROTOCOLS.toArray(String[]::new));
        parameters.setCipherSuites(Tls.CIPHER_SUITES.toArray(String[]::new));
        secure.setSSLParameters(parameters);
        secure.setSoTimeout(CONNECT_MILLIS);
        secure.startHandshake();
        secure.setSoTimeout(0);
        return secure;
    }

    /** TCP or TLS, each message with its length before it. */
    final class Stream implements SyslogConnection {
        private final Socket socket;
        private volatile boolean open = true;

        Stream(Socket socket) {
            this.socket = socket;
            Thread watch = new Thread(this::watch, "audit syslog");
            watch.setDaemon(true);
            watch.start();
        }

        /** A repository says nothing; it only goes. */
        private void watch() {
            try (InputStream in = socket.getInputStream()) {
                int said = in.read();
                while (said >= 0) {
                    said = in.read();
                }
            } catch (IOException broken) {
                open = false;
            }
            open = false;
        }

        @Override
        public void send(SyslogMessage syslog, String xml) throws IOException {
            socket.getOutputStream().write(syslog.frame(xml));
            socket.getOutputStream().flush();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** UDP, a message a datagram. */
    final class Datagrams implements SyslogConnection {
        private final DatagramSocket socket;
        private final InetAddress address;
        private final int port;

        Datagrams(DatagramSocket socket, InetAddress address, int port) {
            this.socket = socket;
            this.address = address;
            this.port = port;
        }

        @Override
        public void send(SyslogMessage syslog, String xml) throws IOException {
            byte[] bytes = syslog.bytes(xml);
            socket.send(new DatagramPacket(bytes, bytes.length, address, port));
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
