package org.deltarad.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.feature.Version;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditLog;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.audit.AuditedDestination;
import org.deltarad.node.audit.AuditedHandler;
import org.deltarad.node.audit.ReceivedInstances;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.logging.LoggedHandler;
import org.deltarad.node.logging.LoggedStep;
import org.deltarad.node.metrics.NodeMetrics;
import org.deltarad.node.receive.Intake;
import org.deltarad.node.web.Readiness;
import org.deltarad.node.work.Step;
import org.deltarad.node.work.Workers;

/** What a node tells of itself: audit trail, numbers, readiness; by decorators around what works. */
final class Observation {
    private static final int PROBE_MILLIS = 1000;

    private final NodeConfig config;
    private final DataFolder folder;
    private final Index index;
    private final AuditLog audit;
    private final NodeMetrics metrics;
    private final ReceivedInstances received;
    private final Readiness readiness = new Readiness();

    /**
     * Opens the audit trail and begins to count.
     *
     * @param name    of this node among those that share the data folder
     * @param toolkit name of the DICOM toolkit
     * @param parts   receives what has to be closed, the last first
     */
    Observation(
            NodeConfig config,
            DataFolder folder,
            String name,
            Index index,
            String toolkit,
            Clock clock,
            Deque<AutoCloseable> parts)
            throws IOException {
        this.config = config;
        this.folder = folder;
        this.index = index;
        this.audit =
                AuditLog.open(config.audit(), folder.root().resolve("audit").resolve(name), config.aet(), clock);
        parts.push(audit);
        audit.record(AuditEvents.started(config.aet()));
        parts.push(() -> audit.record(AuditEvents.stopped(config.aet())));
        this.received = new ReceivedInstances(audit);
        parts.push(received);
        this.metrics = new NodeMetrics(Version.current(), toolkit, index, clock);
        parts.push(metrics);
        metrics.watch(folder, config.minFreeMegabytes() << 20);
        readiness.add("index", this::indexProblem).add("disk", this::diskProblem);
    }

    AuditTrail audit() {
        return audit;
    }

    NodeMetrics metrics() {
        return metrics;
    }

    Readiness readiness() {
        return readiness;
    }

    /** Records what comes in, by whichever way. */
    void watch(Intake intake) {
        intake.onStored(received::add);
    }

    StorageScp.Handler observed(StorageScp.Handler handler) {
        return metrics.measured(new AuditedHandler(new LoggedHandler(handler), audit));
    }

    List<Step> observed(List<Step> steps) {
        return steps.stream().map(LoggedStep::new).map(metrics::measured).toList();
    }

    List<Destination> observedDestinations(List<Destination> destinations) {
        return destinations.stream()
                .<Destination>map(d -> metrics.measured(new AuditedDestination(d, audit, this::subject)))
                .toList();
    }

    private Optional<AuditedDestination.Subject> subject(String srUid) {
        return index.read(t -> t.reports().ofDocument(srUid).flatMap(r -> t.timePoints()
                .find(r.baselineId())
                .map(p -> new AuditedDestination.Subject(p.patient().id(), r.studyInstanceUid()))));
    }

    /** Adds workers to what a node needs. */
    Workers watched(String name, Workers workers) {
        readiness.add(name, () -> workers.isRunning() ? Optional.empty() : Optional.of("do not look for work"));
        return workers;
    }

    /** Adds the DICOM port to what a node needs; with it, a node can be ready. */
    StorageScp.Listener watched(StorageScp.Listener listener) {
        metrics.watch(listener);
        readiness.add("dicom", () -> portProblem(listener.port())).complete();
        return listener;
    }

    private Optional<String> portProblem(int port) {
        String bind = config.dicom().bind();
        boolean any = bind.equals("0.0.0.0") || bind.equals("::");
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(any ? "localhost" : bind, port), PROBE_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("port " + port + " does not answer: " + e.getMessage());
        }
    }

    private Optional<String> indexProblem() {
        try {
            index.read(t -> t.instances().count());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Optional<String> diskProblem() {
        long free = folder.freeBytes() >> 20;
        return free < config.minFreeMegabytes()
                ? Optional.of("space is low: " + free + " MB free, " + config.minFreeMegabytes() + " MB needed")
                : Optional.empty();
    }
}
