package org.deltarad.node.audit;

import java.util.List;
import java.util.Optional;

/**
 * What an audit message says (PS3.15 A.5.2); {@link AuditEvents} makes them.
 *
 * @param id           Event ID
 * @param type         Event Type Code
 * @param action       Event Action Code
 * @param outcome      Event Outcome Indicator
 * @param description  Event Outcome Description, without names of patients; may be empty
 * @param participants Active Participants
 * @param objects      Participant Objects
 */
public record AuditEvent(
        AuditCode id,
        Optional<AuditCode> type,
        Action action,
        Outcome outcome,
        String description,
        List<Participant> participants,
        List<ObjectReference> objects) {
    public AuditEvent {
        participants = List.copyOf(participants);
        objects = List.copyOf(objects);
    }

    /** Event Action Code, its first letter. */
    public enum Action {
        CREATE,
        READ,
        UPDATE,
        DELETE,
        EXECUTE
    }

    /** Event Outcome Indicator. */
    public enum Outcome {
        SUCCESS(0),
        MINOR_FAILURE(4),
        SERIOUS_FAILURE(8),
        MAJOR_FAILURE(12);

        private final int indicator;

        Outcome(int indicator) {
            this.indicator = indicator;
        }

        int indicator() {
            return indicator;
        }
    }

    /**
     * An Active Participant.
     *
     * @param userId    user, AE title or process
     * @param requestor whether it asked for what happened
     * @param role      Role ID Code
     * @param address   IP address; empty where it has none
     */
    public record Participant(String userId, boolean requestor, Optional<AuditCode> role, String address) {}

    /**
     * A Participant Object.
     *
     * @param type       Participant Object Type Code: 1 person, 2 system object
     * @param role       Participant Object Type Code Role: 1 patient, 3 report
     * @param idType     what the id is
     * @param id         such as a Patient ID or a Study Instance UID
     * @param sopClasses SOP Class UIDs and numbers of instances of a study
     */
    public record ObjectReference(int type, int role, AuditCode idType, String id, List<SopClassCount> sopClasses) {
        public ObjectReference {
            sopClasses = List.copyOf(sopClasses);
        }
    }

    /** How many instances of a SOP class. */
    public record SopClassCount(String sopClassUid, int instances) {}
}
