package org.deltarad.node.pair;

import java.util.Optional;

/**
 * What a time point is among those of its patient.
 *
 * @param id         of the time point
 * @param part       what it is
 * @param baselineId the baseline that a mid-treatment time point is compared with
 * @param note       why, for people; may be empty
 */
public record Decision(long id, Part part, Optional<Long> baselineId, String note) {

    /** Parts that a time point can have. */
    public enum Part {
        /** Has a report of its own. */
        BASELINE,
        /** Has a delta report with its baseline. */
        MID_TREATMENT,
        /** Said to be mid-treatment, and its baseline is not here. */
        WAITING_FOR_BASELINE,
        /** Outside the window, or superseded: in no report. */
        UNPAIRED,
        /** Its identity contradicts that of an earlier time point. */
        REFUSED
    }

    static Decision of(Scan scan, Part part, String note) {
        return new Decision(scan.id(), part, Optional.empty(), note);
    }
}
