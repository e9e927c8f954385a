package org.deltarad.node.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.ReportState;
import org.deltarad.node.index.TimePointState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues every row that is not at its end, at the start, every minute, and when the clock was set back: a row may have been
 * committed just before a crash came between it and its task. What is queued already is left alone.
 */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PERIOD_SECONDS = 60;

    private final Index index;
    private final Queues queues;
    private final Duration longest;
    private final LongConsumer onWaiting;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private Instant lastTick;
    private int ticks;

    /**
     * @param longest pause of any step; what lies further ahead was queued before a clock was set back
     * @param onWaiting told the id of each time point whose baseline is not here
     */
    public Sweep(Index index, Queues queues, Duration longest, LongConsumer onWaiting, Clock clock) {
        this.index = index;
        this.queues = queues;
        this.longest = longest;
        this.onWaiting = onWaiting;
        this.clock = clock;
        this.lastTick = clock.instant();
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "sweep");
            t.setDaemon(true);
            return t;
        });
    }

    /** Sweeps once, then every minute. */
    public void start() {
        run();
        var unused = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        Instant now = clock.instant();
        boolean isSetBack = now.isBefore(lastTick);
        lastTick = now;
        ticks++;
        if (isSetBack || ticks % PERIOD_SECONDS == 0) {
            runSafely();
        }
    }

    private void runSafely() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("Unfinished rows cannot be looked up; the next try is in a minute", e);
        }
    }

    private void run() {
        int pulled = index.write(t -> t.pullIn(clock.instant(), longest));
        if (pulled > 0) {
            LOG.warn("The clock was set back: {} tasks are due now instead of then", pulled);
        }
        for (TimePointState s :
                new TimePointState[] {TimePointState.RECEIVED, TimePointState.INCOMPLETE, TimePointState.EXTRACTING}) {
            index.read(t -> t.timePoints().inState(s))
                    .forEach(id -> queues.work().add(TimePointStep.NAME, id));
        }
        index.read(t -> t.timePoints().inState(TimePointState.WAITING_FOR_BASELINE))
                .forEach(onWaiting::accept);
        for (ReportState s : new ReportState[] {ReportState.WAITING, ReportState.SCORED}) {
            index.read(t -> t.reports().inState(s)).forEach(id -> queues.work().add(ReportStep.NAME, id));
        }
        index.read(t -> t.deliveries().pending())
                .forEach(id -> queues.deliveries().add(Queues.DELIVERY, id));
        index.read(t -> t.commitmentRequests().open())
                .forEach(id -> queues.deliveries().add(Queues.COMMITMENT, id));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
