package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.TCPProtocolHandler;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bound port and its connections, handed to dcm4che's protocol handler. dcm4che's own listener ends for good at the first
 * connection that the system cannot give it.
 */
final class ScpListener implements StorageScp.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ScpListener.class);

    /** Connections that may be waiting to be rejected, over and above the associations. */
    private static final int SPARE_CONNECTIONS = 64;

    private static final int GRACE_SECONDS = 10;
    private static final TCPProtocolHandler DICOM = protocolHandler();

    private final ServerSocket server;
    private final AdmissionDesk desk;
    private final StorageScp.Options options;
    private final StorageScp.Handler handler;
    private final ScpDevice device;
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("dicom-scp-", false));
    private final Set<ScpSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile int maxConnections;
    private volatile boolean closing;

    ScpListener(ServerSocket server, StorageScp.Options options, StorageScp.Handler handler, DatasetCodec codec) {
        this.server = server;
        this.options = options;
        this.handler = handler;
        this.desk = new AdmissionDesk(options.admission());
        this.maxConnections = options.admission().maxAssociations() + SPARE_CONNECTIONS;
        this.device = new ScpDevice(options, handler, desk, codec, threads);
    }

    /** The one that dcm4che has for DICOM, which it shows only when another takes its place. */
    private static synchronized TCPProtocolHandler protocolHandler() {
        TCPProtocolHandler dicom = Connection.unregisterTCPProtocolHandler(Connection.Protocol.DICOM);
        Connection.registerTCPProtocolHandler(Connection.Protocol.DICOM, dicom);
        return dicom;
    }

    void start() {
        threads.execute(this::acceptConnections);
    }

    private void acceptConnections() {
        while (!closing) {
            try {
                take(server.accept());
            } catch (IOException | RejectedExecutionException e) {
                if (!closing) {
                    LOG.warn("a connection to port {} could not be taken: {}", port(), e.toString());
                    pause();
                }
            }
        }
    }

    /** Out of file descriptors, accept fails at once, again and again. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the accepting thread only, so that the number of sessions is never more than allowed. */
    private void take(Socket socket) throws IOException {
        if (sessions.size() >= maxConnections) {
            LOG.warn("{} is turned away: too many connections", socket.getInetAddress());
            socket.close();
            return;
        }
        ScpSession session = new ScpSession(socket, handler, sessions::remove);
        sessions.add(session);
        try {
            threads.execute(() -> open(socket, session));
        } catch (RejectedExecutionException e) {
            session.closed();
            socket.close();
            throw e;
        }
        if (closing) {
            session.endWhenIdle();
        }
    }

    private void open(Socket socket, ScpSession session) {
        try {
            socket.setTcpNoDelay(true);
            Socket channel = options.admission().tls().isPresent()
                    ? TlsLayer.accept(
                            device.connection(), socket, options.timeouts().connect())
                    : socket;
            associate(new GuardedSocket(socket, channel, Phase.REQUEST_DUE, device.terms(), session), session);
        } catch (AssociationEnd e) {
            GuardedSocket.quietly(socket);
            session.ended(e);
            session.closed();
        } catch (IOException e) {
            LOG.debug("{} was gone before it could be served", session.peer(), e);
            GuardedSocket.quietly(socket);
            session.closed();
        }
    }

    /** Gives the connection to dcm4che, whose association closes it. */
    private void associate(GuardedSocket guarded, ScpSession session) throws IOException {
        session.opened(guarded);
        try {
            DICOM.onAccept(device.connection(), guarded);
        } catch (RejectedExecutionException e) {
            session.cut();
            guarded.close();
        }
    }

    @Override
    public void apply(Admission admission) {
        desk.apply(admission);
        maxConnections = admission.maxAssociations() + SPARE_CONNECTIONS;
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("port {} did not close cleanly: {}", port(), e.toString());
        }
        sessions.forEach(ScpSession::endWhenIdle);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                sessions.forEach(ScpSession::cut);
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            sessions.forEach(ScpSession::cut);
            Thread.currentThread().interrupt();
        }
    }
}
