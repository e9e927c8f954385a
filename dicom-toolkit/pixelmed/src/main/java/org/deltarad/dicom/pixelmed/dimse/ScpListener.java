package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.TlsLayer;
import org.deltarad.dicom.provider.AcceptancePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bound port and its connections. */
final class ScpListener implements StorageScp.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ScpListener.class);

    /** Connections that may be waiting to be rejected, over and above the associations. */
    private static final int SPARE_CONNECTIONS = 64;

    private static final int GRACE_SECONDS = 10;

    private final ServerSocket server;
    private final AdmissionDesk desk;
    private final ScpSession.Rules rules;
    private final ExecutorService threads = Executors.newCachedThreadPool(named());
    private final Set<ScpSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile int maxConnections;
    private long taken; // connections, of the accepting thread
    private volatile boolean closing;

    ScpListener(ServerSocket server, StorageScp.Options options, StorageScp.Handler handler) {
        this.server = server;
        this.desk = new AdmissionDesk(options.admission());
        this.maxConnections = options.admission().maxAssociations() + SPARE_CONNECTIONS;
        StoragePolicy policy = new StoragePolicy(new AcceptancePolicy(
                options.transferSyntaxes(), handler.commitment().isPresent()));
        this.rules = new ScpSession.Rules(
                options.admission().tls().map(TlsLayer::new),
                options.timeouts(),
                new AssociationAcceptor(desk, policy, options.maxPduLength()),
                handler);
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

    /** Of the accepting thread only, so that the number of sessions is never more than allowed. */
    private void take(Socket socket) throws IOException {
        if (sessions.size() >= maxConnections && !madeRoom(ScpSession::isOver) && !madeRoom(ScpSession::turnAway)) {
            LOG.warn("{} is turned away: too many connections", socket.getInetAddress());
            socket.close();
            return;
        }
        ScpSession session = new ScpSession(taken++, socket, rules);
        sessions.add(session);
        try {
            threads.execute(() -> run(session));
        } catch (RejectedExecutionException e) {
            sessions.remove(session);
            socket.close();
            throw e;
        }
        if (closing) {
            session.endWhenIdle();
        }
    }

    /**
     * Closes the oldest connection that can be done without: one whose association has ended, but which its peer leaves
     * open, or one that has not asked for an association yet, so that those who say nothing do not keep out who speaks.
     */
    private boolean madeRoom(Predicate<ScpSession> canBeDoneWithout) {
        Optional<ScpSession> oldest = sessions.stream()
                .sorted(Comparator.comparingLong(ScpSession::number))
                .filter(canBeDoneWithout)
                .findFirst();
        oldest.ifPresent(session -> {
            session.cut();
            sessions.remove(session);
        });
        return oldest.isPresent();
    }

    private void run(ScpSession session) {
        try {
            session.run();
        } finally {
            sessions.remove(session);
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
