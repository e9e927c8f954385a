package org.deltarad.node.receive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What is true many times a second and worth saying once in a while. Thread safe. */
final class Seldom {
    private final long period;
    private final LongSupplier nanos;
    private final AtomicLong due;

    /**
     * @param nanos a clock that never jumps, such as {@link System#nanoTime}
     */
    Seldom(Duration period, LongSupplier nanos) {
        this.period = period.toNanos();
        this.nanos = nanos;
        this.due = new AtomicLong(nanos.getAsLong());
    }

    /** Whether to say it now; the next time is a period away then. */
    boolean isDue() {
        long now = nanos.getAsLong();
        long at = due.get();
        return now - at >= 0 && due.compareAndSet(at, now + period);
    }
}
