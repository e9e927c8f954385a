package org.deltarad.node.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.audit.AuditEvent.Action;
import org.deltarad.node.audit.AuditEvent.ObjectReference;
import org.deltarad.node.audit.AuditEvent.Outcome;
import org.deltarad.node.audit.AuditEvent.Participant;
import org.deltarad.node.audit.AuditEvent.SopClassCount;

/** The events that a node records (PS3.15 A.5.3). An address is an IP address, empty where there is none. */
public final class AuditEvents {
    /** Of our process, in messages that need a counterpart to the peer. */
    private static final String NODE = "DELTARAD";

    private AuditEvents() {}

    /** The node started (A.5.3.1). */
    public static AuditEvent started(String aet) {
        return activity(AuditCode.APPLICATION_START, aet);
    }

    /** The node is about to stop (A.5.3.1). */
    public static AuditEvent stopped(String aet) {
        return activity(AuditCode.APPLICATION_STOP, aet);
    }

    private static AuditEvent activity(AuditCode type, String aet) {
        return new AuditEvent(
                AuditCode.APPLICATION_ACTIVITY,
                Optional.of(type),
                Action.EXECUTE,
                Outcome.SUCCESS,
                "",
                List.of(new Participant(aet, false, Optional.of(AuditCode.APPLICATION), "")),
                List.of());
    }

    /** A user came in (A.5.3.12). */
    public static AuditEvent login(String user, String address) {
        return authentication(AuditCode.LOGIN, Outcome.SUCCESS, "", user, address);
    }

    /** Somebody was not let in: a wrong password, or none. */
    public static AuditEvent loginFailed(String user, String address, String why) {
        return authentication(AuditCode.LOGIN, Outcome.MINOR_FAILURE, why, user, address);
    }

    /** A user left. */
    public static AuditEvent logout(String user, String address) {
        return authentication(AuditCode.LOGOUT, Outcome.SUCCESS, "", user, address);
    }

    private static AuditEvent authentication(AuditCode type, Outcome outcome, String why, String user, String address) {
        return new AuditEvent(
                AuditCode.USER_AUTHENTICATION,
                Optional.of(type),
                Action.EXECUTE,
                outcome,
                why,
                List.of(new Participant(user, true, Optional.empty(), address)),
                List.of());
    }

    /** A peer was refused as a node: an AE title, address or certificate that is not let in (A.5.3.11). */
    public static AuditEvent peerRefused(String callingAet, String address, String why) {
        return alert(AuditCode.NODE_AUTHENTICATION, callingAet.isEmpty() ? address : callingAet, address, why, "");
    }

    /** A user tried what the role does not include, or a request was forged (A.5.3.11). */
    public static AuditEvent actionRefused(String user, String address, String path, String why) {
        return alert(AuditCode.RESTRICTED_FUNCTION, user, address, why, path);
    }

    private static AuditEvent alert(AuditCode type, String who, String address, String why, String path) {
        return new AuditEvent(
                AuditCode.SECURITY_ALERT,
                Optional.of(type),
                Action.EXECUTE,
                Outcome.SERIOUS_FAILURE,
                why,
                List.of(
                        new Participant(who, true, Optional.empty(), address),
                        new Participant(NODE, false, Optional.empty(), "")),
                path.isEmpty() ? List.of() : List.of(new ObjectReference(2, 13, AuditCode.URI, path, List.of())));
    }

    /** A user asked for what was changed or shown of a patient's work (A.5.3.6); {@code what} in words, as an outcome. */
    public static AuditEvent accessed(
            String user, String address, Action action, String patientId, Optional<String> studyUid, String what) {
        return new AuditEvent(
                AuditCode.INSTANCES_ACCESSED,
                Optional.empty(),
                action,
                Outcome.SUCCESS,
                what,
                List.of(new Participant(user, true, Optional.empty(), address)),
                objects(Optional.of(patientId), study(studyUid)));
    }

    /** A user or a system asked a list of patients' work (A.5.3.10). */
    public static AuditEvent queried(String user, String address, String path) {
        return new AuditEvent(
                AuditCode.QUERY,
                Optional.empty(),
                Action.EXECUTE,
                Outcome.SUCCESS,
                "",
                List.of(
                        new Participant(user, true, Optional.of(AuditCode.SOURCE), address),
                        new Participant(NODE, false, Optional.of(AuditCode.DESTINATION), "")),
                List.of(new ObjectReference(2, 3, AuditCode.URI, path, List.of())));
    }

    /**
     * Instances came in (A.5.3.7), of one patient.
     *
     * @param studies Study Instance UID, to SOP Class UID, to number of instances
     */
    public static AuditEvent received(
            String callingAet, String address, Optional<String> patientId, Map<String, Map<String, Integer>> studies) {
        return transfer(
                Action.CREATE,
                Outcome.SUCCESS,
                "",
                new Participant(callingAet, true, Optional.of(AuditCode.SOURCE), address),
                new Participant(NODE, false, Optional.of(AuditCode.DESTINATION), ""),
                objects(patientId, studies));
    }

    /** A report begins to go to a destination (A.5.3.3). */
    public static AuditEvent beginTransfer(String destination, Optional<String> patientId, Optional<String> studyUid) {
        return new AuditEvent(
                AuditCode.BEGIN_TRANSFERRING,
                Optional.empty(),
                Action.EXECUTE,
                Outcome.SUCCESS,
                "",
                List.of(
                        new Participant(NODE, true, Optional.of(AuditCode.SOURCE), ""),
                        new Participant(destination, false, Optional.of(AuditCode.DESTINATION), "")),
                objects(patientId, study(studyUid)));
    }

    /** A report went to a destination, or did not (A.5.3.7). */
    public static AuditEvent sent(
            String destination, Outcome outcome, String why, Optional<String> patientId, Optional<String> studyUid) {
        return transfer(
                Action.READ,
                outcome,
                why,
                new Participant(NODE, true, Optional.of(AuditCode.SOURCE), ""),
                new Participant(destination, false, Optional.of(AuditCode.DESTINATION), ""),
                objects(patientId, study(studyUid)));
    }

    private static Map<String, Map<String, Integer>> study(Optional<String> uid) {
        return uid.map(s -> Map.<String, Map<String, Integer>>of(s, Map.of())).orElseGet(Map::of);
    }

    private static AuditEvent transfer(
            Action action,
            Outcome outcome,
            String why,
            Participant source,
            Participant destination,
            List<ObjectReference> objects) {
        return new AuditEvent(
                AuditCode.INSTANCES_TRANSFERRED,
                Optional.empty(),
                action,
                outcome,
                why,
                List.of(source, destination),
                objects);
    }

    /**
     * Instances were taken in otherwise than by DIMSE: STOW-RS, the watched folder (A.5.3.5).
     *
     * @param who     user, or path of the folder
     * @param studies Study Instance UID, to SOP Class UID, to number of instances
     */
    public static AuditEvent imported(
            String who, String address, Optional<String> patientId, Map<String, Map<String, Integer>> studies) {
        return media(AuditCode.IMPORT, Action.CREATE, who, address, objects(patientId, studies));
    }

    /** Results left the node otherwise than to a destination: FHIR read, a file given to a user (A.5.3.4). */
    public static AuditEvent exported(String who, String address, Optional<String> patientId, String path) {
        List<ObjectReference> objects = new ArrayList<>(objects(patientId, Map.of()));
        objects.add(new ObjectReference(2, 3, AuditCode.URI, path, List.of()));
        return media(AuditCode.EXPORT, Action.READ, who, address, objects);
    }

    private static AuditEvent media(
            AuditCode id, Action action, String who, String address, List<ObjectReference> objects) {
        AuditCode ours = id == AuditCode.IMPORT ? AuditCode.DESTINATION : AuditCode.SOURCE;
        AuditCode theirs = id == AuditCode.IMPORT ? AuditCode.SOURCE : AuditCode.DESTINATION;
        return new AuditEvent(
                id,
                Optional.empty(),
                action,
                Outcome.SUCCESS,
                "",
                List.of(
                        new Participant(who, true, Optional.of(theirs), address),
                        new Participant(NODE, false, Optional.of(ours), "")),
                objects);
    }

    private static List<ObjectReference> objects(
            Optional<String> patientId, Map<String, Map<String, Integer>> studies) {
        List<ObjectReference> objects = new ArrayList<>();
        studies.forEach((uid, classes) -> objects.add(new ObjectReference(
                2,
                3,
                AuditCode.STUDY_INSTANCE_UID,
                uid,
                classes.entrySet().stream()
                        .map(e -> new SopClassCount(e.getKey(), e.getValue()))
                        .toList())));
        patientId
                .filter(id -> !id.isEmpty())
                .ifPresent(id -> objects.add(new ObjectReference(1, 1, AuditCode.PATIENT_NUMBER, id, List.of())));
        return objects;
    }
}
