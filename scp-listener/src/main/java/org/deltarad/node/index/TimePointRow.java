package org.deltarad.node.index;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The work on one mask and the series that it references.
 *
 * @param maskSopInstanceUid       the SEG or RTSTRUCT
 * @param seriesInstanceUid        of the images; empty until the mask was read
 * @param patient                  of the mask, then of the series
 * @param clinicalTrialTimePointId of the mask, then of the series
 * @param acquired                 when the series was acquired, once it is complete; empty for images without dates
 * @param route                    the rule of the configuration that it is worked on by; empty for none
 * @param reason                   why it is in its state, for people; may be empty
 */
public record TimePointRow(
        long id,
        String maskSopInstanceUid,
        Optional<String> seriesInstanceUid,
        Patient patient,
        Optional<String> clinicalTrialTimePointId,
        Optional<LocalDateTime> acquired,
        String route,
        TimePointState state,
        String reason,
        Instant createdAt,
        Instant changedAt) {}
