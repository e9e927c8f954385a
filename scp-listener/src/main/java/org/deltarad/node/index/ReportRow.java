package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * A report of a baseline, or of a pair.
 *
 * @param midId          the mid-treatment time point; empty for a baseline report
 * @param supersedes     the written report that it replaces
 * @param fingerprint    of all that it was made of; empty until it is written
 * @param sopInstanceUid of the SR, with its series and study; empty until it is written
 */
public record ReportRow(
        long id,
        Kind kind,
        long baselineId,
        Optional<Long> midId,
        ReportState state,
        String reason,
        Optional<String> studyInstanceUid,
        Optional<String> seriesInstanceUid,
        Optional<String> sopInstanceUid,
        Optional<Long> supersedes,
        Optional<String> fingerprint,
        Instant createdAt,
        Instant changedAt) {
    /** What is reported. */
    public enum Kind {
        BASELINE,
        DELTA
    }
}
