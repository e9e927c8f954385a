package org.deltarad.node.deliver;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.DeliveryRow.State;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.Tables;
import org.deltarad.node.work.Backoff;
import org.deltarad.node.work.Queues;
import org.deltarad.node.work.Step;
import org.deltarad.node.work.StepFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries one row of the outbox; while the destination is down it comes back with growing pauses, for as long as it takes. */
public final class DeliveryStep implements Step {
    /** Deliveries to one destination at once: a peer that hangs holds up its own reports only. */
    public static final int PER_DESTINATION = 2;

    /** Whatever a destination asks for, it is tried again by then. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStep.class);
    private static final Duration UNTIL_FREE = Duration.ofMillis(500);

    private final Index index;
    private final Map<String, Destination> destinations;
    private final Map<String, Semaphore> slots;
    private final Backoff backoff;
    private final Consignment.Rules rules;
    private final Clock clock;

    /**
     * @param backoff  pauses while a destination does not take it
     * @param requests for storage commitment, after which a delivery is given up
     * @param answer   how long the result of one is awaited
     */
    public DeliveryStep(
            Index index, List<Destination> destinations, Backoff backoff, int requests, Duration answer, Clock clock) {
        this.index = index;
        this.destinations =
                destinations.stream().collect(Collectors.toUnmodifiableMap(Destination::name, Function.identity()));
        this.slots = this.destinations.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new Semaphore(PER_DESTINATION)));
        this.backoff = backoff;
        this.rules = new Consignment.Rules(requests, answer);
        this.clock = clock;
    }

    @Override
    public String name() {
        return Queues.DELIVERY;
    }

    @Override
    public Optional<Instant> run(long id) throws StepFailedException, IOException, InterruptedException {
        DeliveryRow row = row(id);
        if (row.state() != State.PENDING) {
            return Optional.empty();
        }
        Destination destination = destinations.get(row.destination());
        if (destination == null) {
            throw new StepFailedException(row.destination() + " is no longer among the configured destinations");
        }
        Semaphore slot = slots.get(row.destination());
        if (!slot.tryAcquire()) {
            return Optional.of(clock.instant().plus(UNTIL_FREE));
        }
        try {
            return deliver(row, destination);
        } finally {
            slot.release();
        }
    }

    private Optional<Instant> deliver(DeliveryRow row, Destination destination)
            throws StepFailedException, IOException, InterruptedException {
        String sr = index.read(t -> t.reports().find(row.reportId()))
                .flatMap(ReportRow::sopInstanceUid)
                .orElseThrow();
        Consignment.Progress progress = new Consignment(index, row.id(), destination, rules, clock).proceed(sr);
        if (progress instanceof Consignment.GivenUp g) {
            throw new StepFailedException(g.reason());
        }
        if (progress instanceof Consignment.Failed f) {
            return Optional.of(later(row, f));
        }
        if (progress instanceof Consignment.Awaiting a) {
            if (!a.reason().equals(row.reason())) {
                set(row, State.PENDING, a.reason());
            }
            return Optional.of(a.lookAgain());
        }
        String remark = ((Consignment.Done) progress).remark();
        set(row, State.DELIVERED, remark);
        LOG.info("{} has SR {}{}", row.destination(), sr, remark.isEmpty() ? "" : ", " + remark);
        return Optional.empty();
    }

    @Override
    public void retrying(long id, String reason) {
        set(row(id), State.PENDING, reason);
    }

    @Override
    public void failed(long id, String reason) {
        set(row(id), State.FAILED, reason);
    }

    private Instant later(DeliveryRow row, Consignment.Failed f) {
        Duration pause = backoff.after(row.attempts() + 1);
        Duration asked = f.retryAfter()
                .map(r -> r.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : r)
                .orElse(Duration.ZERO);
        if (!f.reason().equals(row.reason())) {
            LOG.warn("{} does not take the report now: {}", row.destination(), f.reason());
        }
        set(row, State.PENDING, f.reason());
        return clock.instant().plus(asked.compareTo(pause) > 0 ? asked : pause);
    }

    private DeliveryRow row(long id) {
        return index.read(t -> t.deliveries().find(id)).orElseThrow();
    }

    private void set(DeliveryRow row, State state, String reason) {
        Instant now = clock.instant();
        index.update(t -> {
            t.reports().lock(row.reportId());
            boolean dropped = t.deliveries().find(row.id()).orElseThrow().state() == State.DROPPED;
            if (dropped && state != State.DELIVERED) {
                return;
            }
            t.deliveries().attempted(row.id(), state, reason, now);
            summarize(t, row.reportId(), now);
        });
    }

    /** A report is delivered when every destination has it, and failed when one refused it and no other is pending. */
    private static void summarize(Tables t, long reportId, Instant now) {
        List<DeliveryRow> all = t.deliveries().ofReport(reportId);
        ReportRow report = t.reports().find(reportId).orElseThrow();
        String reason = report.reason();
        if (report.state() == ReportState.SUPERSEDED) {
            return;
        }
        if (all.stream().anyMatch(d -> d.state() == State.PENDING)) {
            t.reports().setState(reportId, ReportState.REPORTED, reason, now);
        } else if (all.stream().anyMatch(d -> d.state() == State.FAILED)) {
            String refused = all.stream()
                    .filter(d -> d.state() == State.FAILED)
                    .map(DeliveryRow::reason)
                    .collect(Collectors.joining("; "));
            t.reports().setState(reportId, ReportState.FAILED, refused, now);
        } else {
            t.reports().setState(reportId, ReportState.DELIVERED, reason, now);
        }
    }
}
