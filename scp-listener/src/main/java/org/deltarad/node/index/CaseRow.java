package org.deltarad.node.index;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A case of the worklist: a mask and its series, its reports and their deliveries.
 *
 * @param id        of the time point
 * @param state     {@link State}
 * @param reason    of the row that decides on the state; may be empty
 * @param changedAt when the time point or one of its reports last changed
 */
public record CaseRow(
        long id,
        String patientId,
        Optional<String> clinicalTrialTimePointId,
        Optional<LocalDateTime> acquired,
        State state,
        String reason,
        Instant createdAt,
        Instant changedAt) {
    /** How far the whole of it has come: the row that is furthest behind decides, a failed one before all. */
    public enum State {
        RECEIVED,
        INCOMPLETE,
        WAITING_FOR_BASELINE,
        EXTRACTING,
        /** Measured; in no report. */
        EXTRACTED,
        /** Measured; a report is to be scored. */
        SCORING,
        /** Scored; the report is being written. */
        SCORED,
        /** Written; deliveries are under way, or there is no destination. */
        REPORTED,
        DELIVERED,
        FAILED
    }
}
