package org.deltarad.dicom.dcm4che.net;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that associations share. */
final class Threads {
    static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    /** For associations that we request. */
    static final ExecutorService REQUESTORS = Executors.newCachedThreadPool(named("dicom-scu-"));

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Threads() {}

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("dicom-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** For what is to be done later and does not block. */
    static ScheduledExecutorService timers() {
        return TIMER;
    }

    /** Looks after something again and again. */
    static ScheduledFuture<?> watch(Runnable look, long everyMillis) {
        return TIMER.scheduleWithFixedDelay(look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }
}
