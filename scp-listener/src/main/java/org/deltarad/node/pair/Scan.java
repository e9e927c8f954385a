package org.deltarad.node.pair;

import java.time.LocalDateTime;
import java.util.Optional;
import org.deltarad.node.index.Patient;

/**
 * A measured time point, as far as pairing goes.
 *
 * @param id                of its row; later arrivals have larger ones
 * @param seriesInstanceUid of its images
 * @param acquired          when; empty for images without dates
 * @param patient           of whom
 * @param timePointId       Clinical Trial Time Point ID
 * @param route             name of the rule that it was measured by; empty for none
 */
public record Scan(
        long id,
        String seriesInstanceUid,
        Optional<LocalDateTime> acquired,
        Patient patient,
        Optional<String> timePointId,
        String route) {}
