package org.deltarad.node.retrieve;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.deltarad.node.config.RetrieveConfig;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.RetrievalRow;
import org.deltarad.node.index.RetrievalRow.State;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;
import org.deltarad.node.pair.Pairing;
import org.deltarad.node.work.Backoff;
import org.deltarad.node.work.Queues;
import org.deltarad.node.work.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the archives, in order, for the baseline of a time point that waits for it. One that cannot be reached is asked
 * again with growing pauses; when none has it, all are asked again after some hours, for as long as the time point waits.
 */
public final class RetrieveStep implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(RetrieveStep.class);

    /** Between looks at what became of a baseline that was fetched. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Index index;
    private final List<Archive> archives;
    private final BaselineSearch search;
    private final Pairing pairing;
    private final RetrieveConfig settings;
    private final Backoff backoff;
    private final LongConsumer onReport;
    private final Clock clock;

    /**
     * @param archives in the order in which they are asked
     * @param backoff  pauses between attempts
     * @param onReport told the id of each report that follows
     */
    public RetrieveStep(
            Index index,
            List<Archive> archives,
            BaselineSearch search,
            Pairing pairing,
            RetrieveConfig settings,
            Backoff backoff,
            LongConsumer onReport,
            Clock clock) {
        this.index = index;
        this.archives = List.copyOf(archives);
        this.search = search;
        this.pairing = pairing;
        this.settings = settings;
        this.backoff = backoff;
        this.onReport = onReport;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Queues.RETRIEVAL;
    }

    @Override
    public Optional<Instant> run(long id) throws IOException, InterruptedException {
        TimePointRow row = row(id);
        if (row.state() != TimePointState.WAITING_FOR_BASELINE) {
            return Optional.empty();
        }
        if (row.acquired().isEmpty()) {
            note(row, State.NONE, "without a date of its images no archive can be asked for those before", 0);
            return Optional.empty();
        }
        Optional<RetrievalRow> known = index.read(t -> t.retrievals().find(id));
        if (known.isPresent() && known.get().state() == State.FETCHED) {
            return Optional.of(lookAtFetched(row, known.get()));
        }
        return Optional.of(ask(row, known.map(RetrievalRow::attempts).orElse(0)));
    }

    private Instant ask(TimePointRow row, int attempts) throws IOException, InterruptedException {
        List<String> none = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Archive archive : archives) {
            try {
                Outcome outcome = search.in(archive, row);
                if (outcome instanceof Outcome.Fetched f) {
                    LOG.info("Time point {}: {}", row.id(), f.what());
                    put(
                            row,
                            new RetrievalRow(
                                    row.id(),
                                    State.FETCHED,
                                    f.what(),
                                    0,
                                    Optional.of(f.maskSopInstanceUid()),
                                    clock.instant()));
                    return clock.instant().plus(PAUSE);
                }
                none.add(outcome.what());
            } catch (ArchiveException e) {
                LOG.warn("Time point {}: {}: {}", row.id(), archive.name(), e.getMessage());
                problems.add(archive.name() + " could not be asked: " + e.getMessage());
            }
        }
        none.addAll(problems);
        String what = String.join("; ", none);
        if (!problems.isEmpty() && attempts + 1 < settings.attempts()) {
            String said = what + " (attempt " + (attempts + 1) + " of " + settings.attempts() + ")";
            note(row, State.ASKING, said, attempts + 1);
            return clock.instant().plus(backoff.after(attempts + 1));
        }
        return settle(row, what, problems.isEmpty() ? State.NONE : State.ASKING);
    }

    /** No baseline for now: says so, and comes back after some hours. */
    private Instant settle(TimePointRow row, String what, State state) {
        note(row, state, what + "; asked again in " + hours(settings.againAfter()), 0);
        return clock.instant().plus(settings.againAfter());
    }

    private Instant lookAtFetched(TimePointRow row, RetrievalRow fetched) {
        Optional<TimePointRow> baseline = fetched.maskSopInstanceUid()
                .flatMap(uid -> index.read(t -> t.timePoints().ofMask(uid)));
        if (baseline.isEmpty()) {
            return settle(row, fetched.reason() + ", but its mask is no longer here", State.NONE);
        }
        TimePointRow b = baseline.get();
        boolean inWork = b.state() == TimePointState.RECEIVED || b.state() == TimePointState.EXTRACTING;
        if (inWork) {
            return clock.instant().plus(PAUSE);
        }
        String why = b.reason().isEmpty() ? b.state().name() : b.reason();
        return settle(row, fetched.reason() + ", but does not pair: " + why, State.NONE);
    }

    private void note(TimePointRow row, State state, String reason, int attempts) {
        put(row, new RetrievalRow(row.id(), state, reason, attempts, Optional.empty(), clock.instant()));
    }

    /** Pairing says it in the reason of the time point, and goes on where the archives have none. */
    private void put(TimePointRow row, RetrievalRow retrieval) {
        index.update(t -> t.retrievals().put(retrieval));
        pairing.pair(row.patient()).forEach(onReport::accept);
    }

    @Override
    public void retrying(long id, String reason) {
        note(row(id), State.ASKING, reason, 0);
    }

    @Override
    public void failed(long id, String reason) {
        note(row(id), State.NONE, reason, 0);
    }

    private TimePointRow row(long id) {
        return index.read(t -> t.timePoints().find(id)).orElseThrow();
    }

    private static String hours(Duration d) {
        return d.toMinutes() >= 60 ? d.toHours() + " h" : Math.max(1, d.toMinutes()) + " min";
    }
}
