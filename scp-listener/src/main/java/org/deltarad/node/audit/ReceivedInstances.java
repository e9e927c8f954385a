package org.deltarad.node.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.node.index.InstanceRow;

/**
 * Records instances that came in, one event for those of a peer and a patient within some seconds (PS3.15 A.5.3.7 has one per
 * association): a transfer where an AE called, an import where it was STOW-RS or a folder. Thread safe.
 */
public final class ReceivedInstances implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final String INBOX = "inbox";
    private static final String STOW = "STOW-RS";

    private final AuditTrail audit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "audit received");
        t.setDaemon(true);
        return t;
    });
    /** Study, to SOP class, to number, of each peer and patient. */
    private Map<Source, Map<String, Map<String, Integer>>> counts = new HashMap<>();

    private record Source(Peer peer, String patientId) {}

    public ReceivedInstances(AuditTrail audit) {
        this.audit = audit;
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::flush, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Counts an instance that is stored. */
    public synchronized void add(Peer peer, InstanceRow i) {
        counts.computeIfAbsent(new Source(peer, i.patient().id()), s -> new TreeMap<>())
                .computeIfAbsent(i.studyInstanceUid(), s -> new TreeMap<>())
                .merge(i.sopClassUid(), 1, Integer::sum);
    }

    private void flush() {
        Map<Source, Map<String, Map<String, Integer>>> batch;
        synchronized (this) {
            batch = counts;
            counts = new HashMap<>();
        }
        batch.forEach((source, studies) -> audit.record(event(source, studies)));
    }

    private static AuditEvent event(Source source, Map<String, Map<String, Integer>> studies) {
        Peer peer = source.peer();
        Optional<String> patient = Optional.of(source.patientId());
        if (!peer.callingAet().isEmpty()) {
            return AuditEvents.received(peer.callingAet(), peer.address(), patient, studies);
        }
        return AuditEvents.imported(peer.address().isEmpty() ? INBOX : STOW, peer.address(), patient, studies);
    }

    /** Records what is still to be recorded. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }
}
