package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How a missing baseline is asked for.
 *
 * @param always       whether a scan that nothing says to be mid-treatment is taken for a baseline only after the archives
 *                     have none before it
 * @param take         which of several earlier scans with a mask
 * @param attempts     of an archive that cannot be reached, before it is left for {@code again}
 * @param firstRetry   seconds to the second attempt; doubles
 * @param longestRetry seconds between attempts at most
 * @param again        hours until the archives are asked again for a baseline that they did not have
 * @param maxStudies   most studies of a patient that are looked into
 * @param maxInstances most instances of a series that is fetched
 */
public record RetrieveConfig(
        boolean always,
        Order take,
        int attempts,
        double firstRetry,
        double longestRetry,
        double again,
        int maxStudies,
        int maxInstances) {
    private static final int SECONDS_PER_HOUR = 3600;

    public RetrieveConfig {
        Checks.range("attempts", attempts, 1, 1000);
        Checks.seconds("firstRetry", firstRetry);
        Checks.seconds("longestRetry", longestRetry);
        if (!(again > 0 && again <= 8760)) {
            throw new InvalidValueException("again", "must be above 0 and at most 8760 hours, was " + again);
        }
        Checks.range("maxStudies", maxStudies, 1, 10_000);
        Checks.range("maxInstances", maxInstances, 1, 1_000_000);
    }

    /** Which of several earlier scans. */
    public enum Order {
        /** The first in the window, which pairing takes for the baseline, too. */
        @JsonProperty("earliest")
        EARLIEST,
        /** The last before the mid-treatment scan. */
        @JsonProperty("latest")
        LATEST
    }

    public Duration firstRetryDelay() {
        return Checks.duration(firstRetry);
    }

    public Duration longestRetryDelay() {
        return Checks.duration(longestRetry);
    }

    public Duration againAfter() {
        return Checks.duration(again * SECONDS_PER_HOUR);
    }
}
