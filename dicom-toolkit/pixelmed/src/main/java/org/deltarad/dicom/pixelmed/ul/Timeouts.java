package org.deltarad.dicom.pixelmed.ul;

import java.time.Duration;

/**
 * How long a requestor waits.
 *
 * @param connect  for the connection
 * @param response for each answer of the peer, and for it to take data
 */
public record Timeouts(Duration connect, Duration response) {
    public static final Timeouts STANDARD = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
