package org.deltarad.node.pair;

import java.time.LocalDateTime;
import java.util.Optional;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.RetrievalRow;

/**
 * A measured time point, as far as pairing goes.
 *
 * @param id                of its row; later arrivals have larger ones
 * @param seriesInstanceUid of its images
 * @param acquired          when; empty for images without dates
 * @param patient           of whom
 * @param timePointId       Clinical Trial Time Point ID
 * @param route             name of the rule that it was measured by; empty for none
 * @param asked             what the archives say of its baseline; empty when they were not asked
 */
public record Scan(
        long id,
        String seriesInstanceUid,
        Optional<LocalDateTime> acquired,
        Patient patient,
        Optional<String> timePointId,
        String route,
        Optional<RetrievalRow> asked) {
    /** A scan for which no archive was asked. */
    public Scan(
            long id,
            String seriesInstanceUid,
            Optional<LocalDateTime> acquired,
            Patient patient,
            Optional<String> timePointId,
            String route) {
        this(id, seriesInstanceUid, acquired, patient, timePointId, route, Optional.empty());
    }

    /** Whether the archives have said that they have no scan before it. */
    boolean isFirstEverywhere() {
        return asked.filter(a -> a.state() == RetrievalRow.State.NONE).isPresent();
    }
}
