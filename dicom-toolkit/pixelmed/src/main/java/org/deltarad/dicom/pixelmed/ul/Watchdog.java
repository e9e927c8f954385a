package org.deltarad.dicom.pixelmed.ul;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which something blocks for longer than it may: Java knows timeouts for reads only. One thread
 * looks after all connections; between its looks pass a tenth of the shortest time limit, half a second at most.
 */
final class Watchdog implements Closeable {
    private static final ScheduledThreadPoolExecutor THREAD = thread();
    private static final long MOST_MILLIS = 500;
    private static final long NEVER = Long.MAX_VALUE;

    private final Closeable connection;
    private final Future<?> rounds;
    private volatile long since = NEVER; // of System.nanoTime
    private volatile long limit;
    private volatile boolean bitten;

    /** @param connection closed by the watchdog's thread; closing must not block */
    Watchdog(Closeable connection, Duration shortestLimit) {
        this.connection = connection;
        long between = Math.max(1, Math.min(MOST_MILLIS, shortestLimit.toMillis() / 10));
        this.rounds = THREAD.scheduleWithFixedDelay(this::look, between, between, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor thread() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread t = new Thread(task, "dicom-watchdog");
            t.setDaemon(true);
            return t;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Something that may block. */
    interface Task {
        void run() throws IOException;
    }

    /** Runs a task; one that takes longer than the limit fails, because its connection is closed. */
    void guard(Duration time, Task task) throws IOException {
        limit = time.toNanos();
        since = System.nanoTime();
        try {
            task.run();
        } finally {
            since = NEVER;
        }
    }

    private void look() {
        long start = since;
        if (start != NEVER && System.nanoTime() - start > limit) {
            bitten = true;
            close();
            try {
                connection.close();
            } catch (IOException e) {
                // closed it is
            }
        }
    }

    /** Whether a task took too long. */
    boolean hasBitten() {
        return bitten;
    }

    @Override
    public void close() {
        rounds.cancel(false);
    }
}
