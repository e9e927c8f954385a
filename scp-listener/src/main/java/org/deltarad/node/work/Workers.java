package org.deltarad.node.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.deltarad.node.logging.PatientData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that run the steps of a table. A step that fails unexpectedly is retried with growing pauses, so often, and
 * then given up; one that fails for good is not. Work in hand at a stop is taken up at the next start.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** Another node takes work over when its holder has been silent for so many heartbeats. */
    private static final int MISSED_HEARTBEATS = 6;

    private static final Duration UNTIL_ENDED = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS_AT_CLOCK = Duration.ofSeconds(1);

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Scheduler scheduler;
    private final Settings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private Instant lastLook;

    /** @param clock tells when work is due, and how old signs of life are */
    public Workers(DataSource source, Settings settings, List<Step> steps, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.lastLook = clock.instant();
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "clock " + settings.table());
            t.setDaemon(true);
            return t;
        });
        List<Task<?>> tasks = List.copyOf(steps.stream().map(this::task).toList());
        this.scheduler = new ClockedBuilder(source, tasks, clock)
                .tableName(settings.table())
                .jdbcCustomization(new TaskTimes())
                .schedulerName(new SchedulerName.Fixed(settings.schedulerName()))
                .threads(settings.threads())
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.patience())
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    /** Builds a scheduler that goes by a clock. */
    private static final class ClockedBuilder extends SchedulerBuilder {
        ClockedBuilder(DataSource source, List<Task<?>> tasks, Clock clock) {
            super(source, tasks);
            this.clock = clock::instant;
        }
    }

    public void start() {
        scheduler.start();
        long pause = BETWEEN_LOOKS_AT_CLOCK.toMillis();
        var unused = timer.scheduleWithFixedDelay(this::lookAtClock, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** The scheduler pauses until a time of day; where the clock was set back, that may be days ahead. */
    private void lookAtClock() {
        Instant now = clock.instant();
        if (now.isBefore(lastLook)) {
            scheduler.triggerCheckForDueExecutions();
        }
        lastLook = now;
    }

    /** Whether they look for work. */
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
    }

    /** Lets running steps end for a while, then parks them. */
    @Override
    public void close() {
        timer.shutdownNow();
        scheduler.stop();
    }

    private Task<Void> task(Step step) {
        return Tasks.custom(step.name(), Void.class)
                .onFailure((complete, operations) -> failed(step, complete, operations))
                .execute((instance, context) -> run(step, Long.parseLong(instance.getId())));
    }

    /**
     * A task that this node still runs is not started a second time, as it would be when a clock that was set forward makes
     * its heartbeat look old.
     */
    private CompletionHandler<Void> run(Step step, long id) {
        String key = step.name() + " " + id;
        if (!running.add(key)) {
            return (complete, operations) ->
                    operations.reschedule(complete, complete.getTimeDone().plus(UNTIL_ENDED));
        }
        try {
            return runOnce(step, id);
        } finally {
            running.remove(key);
        }
    }

    private static CompletionHandler<Void> runOnce(Step step, long id) {
        try {
            Optional<Instant> next = step.run(id);
            return next.<CompletionHandler<Void>>map(
                            at -> (complete, operations) -> operations.reschedule(complete, at))
                    .orElseGet(CompletionHandler.OnCompleteRemove::new);
        } catch (StepFailedException e) {
            LOG.warn("{} {}: {}", step.name(), id, PatientData.masked(e.getMessage()));
            step.failed(id, e.getMessage());
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            LOG.info("{} {} is parked: the node is stopping; it goes on at the next start", step.name(), id);
            return (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
        }
    }

    private void failed(Step step, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        long id = Long.parseLong(complete.getExecution().taskInstance.getId());
        int attempts = complete.getExecution().consecutiveFailures + 1;
        Throwable cause = complete.getCause().orElse(null);
        String problem = cause == null ? "no reason given" : describe(cause);
        if (attempts >= settings.attempts()) {
            LOG.error("{} {}: given up after {} attempts: {}", step.name(), id, attempts, problem, cause);
            step.failed(id, "given up after " + attempts + " attempts: " + problem);
            operations.stop();
            return;
        }
        LOG.warn("{} {}: attempt {} failed: {}", step.name(), id, attempts, problem, cause);
        step.retrying(id, "attempt " + attempts + " of " + settings.attempts() + " failed: " + problem);
        Duration pause = settings.backoff().after(attempts);
        operations.reschedule(complete, Schedules.fixedDelay(pause).getNextExecutionTime(complete));
    }

    private static String describe(Throwable cause) {
        Throwable t = cause instanceof UncheckedIOException && cause.getCause() != null ? cause.getCause() : cause;
        return t.getClass().getSimpleName() + (t.getMessage() == null ? "" : ": " + t.getMessage());
    }

    /**
     * @param table         of db-scheduler's tasks
     * @param schedulerName who holds work, the same after a restart; at most 50 characters
     * @param heartbeat     pause between its signs of life
     * @param threads       steps at once
     * @param polling       pause between looks for work
     * @param patience      how long running steps may go on at a stop
     * @param attempts      of a step that fails unexpectedly
     * @param backoff       pauses between them
     */
    public record Settings(
            String table,
            String schedulerName,
            Duration heartbeat,
            int threads,
            Duration polling,
            Duration patience,
            int attempts,
            Backoff backoff) {}
}
