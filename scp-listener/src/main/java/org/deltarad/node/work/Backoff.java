package org.deltarad.node.work;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses between attempts: doubling from the first up to the longest, shortened at random by up to a half so that many
 * do not come back at once.
 *
 * @param first   after the first attempt
 * @param longest at most
 * @param random  uniform in [0, 1)
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {
    private static final int MAX_DOUBLINGS = 40;

    /** The pause after so many attempts, 1 or more. */
    public Duration after(int attempts) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempts - 1, MAX_DOUBLINGS));
        double capped = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(capped * (1 - random.getAsDouble() / 2))));
    }
}
