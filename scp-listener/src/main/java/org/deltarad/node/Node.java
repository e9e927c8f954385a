package org.deltarad.node;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.JobRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running node; {@link Assembly} puts its parts together. */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Assembly.Started started;
    private final Deque<AutoCloseable> parts;

    private Node(Assembly.Started started, Deque<AutoCloseable> parts) {
        this.started = started;
        this.parts = parts;
    }

    /**
     * Starts a node; it receives when this returns.
     *
     * @throws ConfigException when what the configuration names cannot be used
     * @throws IOException     when the data folder cannot be used or a port cannot be bound
     */
    public static Node start(NodeConfig config) throws ConfigException, IOException {
        return start(config, Clock.systemUTC());
    }

    /** Starts a node whose work, deliveries and audit trail go by that clock. */
    public static Node start(NodeConfig config, Clock clock) throws ConfigException, IOException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            Node node = new Node(new Assembly(config, clock, parts).start(), parts);
            LOG.info(
                    "{} listens for DICOM on {}:{} and for HTTP on {}:{}",
                    config.aet(),
                    config.dicom().bind(),
                    node.dicomPort(),
                    config.http().bind(),
                    node.httpPort());
            return node;
        } catch (ConfigException | IOException | RuntimeException e) {
            closeAll(parts);
            throw e;
        }
    }

    /**
     * Loads all that a configuration names, as a start does, and opens nothing.
     *
     * @throws ConfigException when it cannot be used
     */
    public static void check(NodeConfig config) throws ConfigException {
        var unused = new Assembly(config, Clock.systemUTC(), new ArrayDeque<>());
    }

    /** The DICOM port bound. */
    public int dicomPort() {
        return started.dicom().port();
    }

    /** The HTTP port bound. */
    public int httpPort() {
        return started.http().port();
    }

    /**
     * Lets in whom another configuration lets in, from the next association request on: its calling AE titles, addresses
     * and numbers of associations. The AE title and TLS stay.
     */
    public void admit(NodeConfig config) {
        started.dicom().apply(started.port().admission(config.dicom()));
    }

    /** The jobs that changed last, the latest first. */
    public List<JobRow> jobs(int limit) {
        return started.index().read(t -> t.jobs().latest(limit));
    }

    /** Stops receiving, lets running work end for some seconds, parks the rest. */
    @Override
    public void close() {
        closeAll(parts);
        LOG.info("Stopped");
    }

    /** In the reverse order of their making. */
    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
