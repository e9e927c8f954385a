package org.deltarad.dicom.provider;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bound port and its connections: a thread for the port, one for each connection. */
public final class ListeningPort implements StorageScp.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ListeningPort.class);

    /** Connections that may be waiting to be rejected, over and above the associations. */
    private static final int SPARE_CONNECTIONS = 64;

    private static final int BACKLOG = 64;
    private static final int GRACE_SECONDS = 10;

    private final ServerSocket server;
    private final AdmissionDesk desk;
    private final ExecutorService threads = Executors.newCachedThreadPool(named());
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>(); // the oldest first
    private volatile int maxConnections;
    private volatile boolean closing;

    /** A connection that a peer has made. */
    public interface Connection {
        /** Serves the peer, or has a thread of {@link #threads} do it; called once. */
        void serve();

        /** Whether nothing is awaited but that the peer closes the connection. */
        default boolean isOver() {
            return false;
        }

        /**
         * Gives the connection up unless its association request has been answered; whether it is given up, and to be
         * {@link #cut}.
         */
        default boolean turnAway() {
            return false;
        }

        /** Has the association aborted after the message under way, at once when there is none. */
        void endWhenIdle();

        /** Closes the connection whatever is under way. */
        void cut();
    }

    /** Makes connections of sockets. */
    public interface Service {
        /** @param afterwards to be told when the connection has ended */
        Connection connection(Socket socket, Consumer<Connection> afterwards);
    }

    private ListeningPort(ServerSocket server, Admission admission) {
        this.server = server;
        this.desk = new AdmissionDesk(admission);
        this.maxConnections = admission.maxAssociations() + SPARE_CONNECTIONS;
    }

    /**
     * Binds the port; nobody is served before {@link #start}.
     *
     * @throws IOException when it cannot be bound
     */
    public static ListeningPort bind(StorageScp.Options options) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(options.bindAddress(), options.port()), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + options.bindAddress() + ":" + options.port() + ": " + e.getMessage()
                            + "; is another program using the port?",
                    e);
        }
        return new ListeningPort(server, options.admission());
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, "dicom-scp-" + number.incrementAndGet());
    }

    /** Who decides whom to let in. */
    public AdmissionDesk desk() {
        return desk;
    }

    /** Threads that are waited for when the port closes. */
    public ExecutorService threads() {
        return threads;
    }

    /** Begins to accept connections. */
    public void start(Service service) {
        threads.execute(() -> acceptConnections(service));
    }

    private void acceptConnections(Service service) {
        while (!closing) {
            try {
                take(server.accept(), service);
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

    /** Of the accepting thread only, so that the number of connections is never more than allowed. */
    private void take(Socket socket, Service service) throws IOException {
        if (connections.size() >= maxConnections && !madeRoom(Connection::isOver) && !madeRoom(Connection::turnAway)) {
            LOG.warn("{} is turned away: too many connections", socket.getInetAddress());
            socket.close();
            return;
        }
        Connection connection = service.connection(socket, connections::remove);
        connections.add(connection);
        try {
            threads.execute(connection::serve);
        } catch (RejectedExecutionException e) {
            connections.remove(connection);
            socket.close();
            throw e;
        }
        if (closing) {
            connection.endWhenIdle();
        }
    }

    /**
     * Closes the oldest connection that can be done without: one whose association has ended, but which its peer leaves
     * open, or one that has not asked for an association yet, so that those who say nothing do not keep out who speaks.
     */
    private boolean madeRoom(Predicate<Connection> canBeDoneWithout) {
        Optional<Connection> oldest =
                connections.stream().filter(canBeDoneWithout).findFirst();
        oldest.ifPresent(connection -> {
            connection.cut();
            connections.remove(connection);
        });
        return oldest.isPresent();
    }

    @Override
    public void apply(Admission admission) {
        desk.apply(admission);
        maxConnections = admission.maxAssociations() + SPARE_CONNECTIONS;
    }

    @Override
    public AdmissionDesk.Counts associations() {
        return desk.counts();
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
        connections.forEach(Connection::endWhenIdle);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                connections.forEach(Connection::cut);
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            connections.forEach(Connection::cut);
            Thread.currentThread().interrupt();
        }
    }
}
