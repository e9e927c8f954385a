package org.deltarad.node.index;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the list of jobs.
 *
 * @param time      when it last changed
 * @param kind      {@code time point}, {@code baseline report}, {@code delta report}, {@code delivery} or {@code incident}
 * @param id        within its kind
 * @param patientId Patient ID, empty when unknown
 * @param object    SOP Instance UID of the mask, the SR or the instance concerned, or the destination; may be empty
 * @param state     in lower case, such as {@code extracting}; {@code refused} for an incident
 * @param reason    why it is in its state, or what to do; may be empty
 */
public record JobRow(Instant time, String kind, long id, String patientId, String object, String state, String reason) {
    /** As people name it, such as T12, R7 or D9 ({@link EventRow.Subject#label}); empty for an incident. */
    public Optional<EventRow.Subject> subject() {
        return switch (kind) {
            case "time point" -> Optional.of(new EventRow.Subject(EventRow.Kind.TIME_POINT, id));
            case "baseline report", "delta report" -> Optional.of(new EventRow.Subject(EventRow.Kind.REPORT, id));
            case "delivery" -> Optional.of(new EventRow.Subject(EventRow.Kind.DELIVERY, id));
            default -> Optional.empty();
        };
    }
}
