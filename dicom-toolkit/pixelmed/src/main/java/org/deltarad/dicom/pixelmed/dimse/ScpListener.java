package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.ul.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bound port and its connections. */
final class ScpListener implements StorageScp.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ScpListener.class);

    /** Connections that may be waiting to be rejected, over and above the associations. */
    private static final int SPARE_CONNECTIONS = 64;

    private static final int GRACE_SECONDS = 10;

    private final ServerSocket server;
    private final StorageScp.Options options;
    private final StorageScp.Handler handler;
    private final Semaphore associations;
    private final Semaphore connections;
    private final ExecutorService threads = Executors.newCachedThreadPool(named());
    private final Set<ScpSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    ScpListener(ServerSocket server, StorageScp.Options options, StorageScp.Handler handler) {
        this.server = server;
        this.options = options;
        this.handler = handler;
        this.associations = new Semaphore(options.admission().maxAssociations());
        this.connections = new Semaphore(options.admission().maxAssociations() + SPARE_CONNECTIONS);
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, "dicom-scp-" + number.incrementAndGet());
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

    private void take(Socket socket) throws IOException {
        if (!connections.tryAcquire()) {
            LOG.warn("{} is turned away: too many connections", socket.getInetAddress());
            socket.close();
            return;
        }
        try {
            Transport transport = new Transport(socket, options.timeouts().idle());
            ScpSession session = new ScpSession(transport, options.admission().aet(), associations, handler);
            sessions.add(session);
            threads.execute(() -> run(session));
            if (closing) {
                session.endWhenIdle();
            }
        } catch (IOException | RuntimeException e) {
            connections.release();
            socket.close();
            throw e;
        }
    }

    private void run(ScpSession session) {
        try {
            session.run();
        } finally {
            sessions.remove(session);
            connections.release();
        }
    }

    @Override
    public void apply(Admission admission) {
        throw new UnsupportedOperationException("admission");
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
