package org.deltarad.node.audit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Takes syslog messages over TLS, counted by octets (RFC 5425 4.3). */
final class SyslogReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> messages;

    /**
     * @param port     0 for a free one
     * @param messages receives what comes
     */
    SyslogReceiver(SSLContext tls, int port, List<String> messages) throws IOException {
        this.server = tls.getServerSocketFactory().createServerSocket(port, 10, InetAddress.getLoopbackAddress());
        this.messages = messages;
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often somebody connected. */
    int attempts() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                daemon(() -> read(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void read(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            while (true) {
                byte[] message = in.readNBytes(length(in));
                messages.add(new String(message, StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int c = in.read(); c != ' '; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new EOFException("no MSG-LEN: " + c);
            }
            length = 10 * length + c - '0';
        }
        return length;
    }

    private static void daemon(Runnable work) {
        Thread t = new Thread(work, "syslog receiver");
        t.setDaemon(true);
        t.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket s : connections) {
            s.close();
        }
    }
}
