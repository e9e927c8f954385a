package org.deltarad.node;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes by itself, and says what was there instead when it does not. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /**
     * The first value that is there.
     *
     * @param what     is waited for
     * @param instead  what to show when it does not come
     */
    public static <T> T until(String what, Supplier<Optional<T>> value, Supplier<Object> instead) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<T> v = value.get();
            if (v.isPresent()) {
                return v.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError(
                what + " did not come within " + PATIENCE.toSeconds() + " s; there is: " + instead.get());
    }
}
