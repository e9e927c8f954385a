package org.deltarad.dicom.pixelmed.dimse;

import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.VR;

/** Command sets (PS3.7 9.3 and annex E). */
final class Command {
    static final int C_STORE_RQ = 0x0001;
    static final int C_GET_RQ = 0x0010;
    static final int C_FIND_RQ = 0x0020;
    static final int C_MOVE_RQ = 0x0021;
    static final int C_ECHO_RQ = 0x0030;
    static final int C_CANCEL_RQ = 0x0fff;
    static final int N_EVENT_REPORT_RQ = 0x0100;
    static final int N_ACTION_RQ = 0x0130;
    private static final int RESPONSE = 0x8000;

    private static final int AFFECTED_SOP_CLASS = 0x00000002;
    private static final int REQUESTED_SOP_CLASS = 0x00000003;
    private static final int COMMAND_FIELD = 0x00000100;
    private static final int MESSAGE_ID = 0x00000110;
    private static final int RESPONDED_MESSAGE_ID = 0x00000120;
    private static final int MOVE_DESTINATION = 0x00000600;
    private static final int PRIORITY = 0x00000700;
    private static final int DATA_SET_TYPE = 0x00000800;
    private static final int STATUS = 0x00000900;
    private static final int ERROR_COMMENT = 0x00000902;
    private static final int AFFECTED_SOP_INSTANCE = 0x00001000;
    private static final int REQUESTED_SOP_INSTANCE = 0x00001001;
    private static final int EVENT_TYPE = 0x00001002;
    private static final int ACTION_TYPE = 0x00001008;
    private static final int COMPLETED = 0x00001021;
    private static final int FAILED = 0x00001022;
    private static final int WARNING = 0x00001023;

    private static final int NO_DATA_SET = 0x0101;
    private static final int WITH_DATA_SET = 0x0001;
    private static final int MAX_COMMENT = 64;

    private Command() {}

    static Dataset echoRequest(int messageId, String sopClass) {
        return request(C_ECHO_RQ, messageId, sopClass)
                .numbers(DATA_SET_TYPE, NO_DATA_SET)
                .build();
    }

    static Dataset findRequest(int messageId, String sopClass) {
        return withIdentifier(C_FIND_RQ, messageId, sopClass).build();
    }

    static Dataset getRequest(int messageId, String sopClass) {
        return withIdentifier(C_GET_RQ, messageId, sopClass).build();
    }

    static Dataset moveRequest(int messageId, String sopClass, String destinationAet) {
        return withIdentifier(C_MOVE_RQ, messageId, sopClass)
                .text(MOVE_DESTINATION, destinationAet)
                .build();
    }

    private static Dataset.Builder withIdentifier(int field, int messageId, String sopClass) {
        return request(field, messageId, sopClass).numbers(PRIORITY, 0).numbers(DATA_SET_TYPE, WITH_DATA_SET);
    }

    /** C-CANCEL-RQ, of a C-FIND, C-GET or C-MOVE request of ours. */
    static Dataset cancelRequest(int messageId) {
        return Dataset.builder()
                .numbers(COMMAND_FIELD, C_CANCEL_RQ)
                .numbers(RESPONDED_MESSAGE_ID, messageId)
                .numbers(DATA_SET_TYPE, NO_DATA_SET)
                .build();
    }

    static Dataset actionRequest(int messageId, String sopClass, String sopInstance, int actionType) {
        return Dataset.builder()
                .text(REQUESTED_SOP_CLASS, sopClass)
                .numbers(COMMAND_FIELD, N_ACTION_RQ)
                .numbers(MESSAGE_ID, messageId)
                .numbers(DATA_SET_TYPE, WITH_DATA_SET)
                .text(REQUESTED_SOP_INSTANCE, sopInstance)
                .numbers(ACTION_TYPE, actionType)
                .build();
    }

    static Dataset eventReportRequest(int messageId, String sopClass, String sopInstance, int eventType) {
        return request(N_EVENT_REPORT_RQ, messageId, sopClass)
                .numbers(DATA_SET_TYPE, WITH_DATA_SET)
                .text(AFFECTED_SOP_INSTANCE, sopInstance)
                .numbers(EVENT_TYPE, eventType)
                .build();
    }

    static Dataset storeRequest(int messageId, String sopClass, String sopInstance) {
        return request(C_STORE_RQ, messageId, sopClass)
                .numbers(PRIORITY, 0)
                .numbers(DATA_SET_TYPE, WITH_DATA_SET)
                .text(AFFECTED_SOP_INSTANCE, sopInstance)
                .build();
    }

    private static Dataset.Builder request(int field, int messageId, String sopClass) {
        return Dataset.builder()
                .text(AFFECTED_SOP_CLASS, sopClass)
                .numbers(COMMAND_FIELD, field)
                .numbers(MESSAGE_ID, messageId);
    }

    /** The response to any request, without data set; SOP Class and Instance are those of the request. */
    static Dataset response(Dataset request, int status, String comment) {
        Dataset.Builder b = Dataset.builder()
                .put(AFFECTED_SOP_CLASS, asReceived(sopClass(request)))
                .copy(EVENT_TYPE, request)
                .copy(ACTION_TYPE, request)
                .numbers(COMMAND_FIELD, field(request) | RESPONSE)
                .numbers(RESPONDED_MESSAGE_ID, messageId(request))
                .numbers(DATA_SET_TYPE, NO_DATA_SET)
                .numbers(STATUS, status);
        if (!sopInstance(request).isEmpty()) {
            b.put(AFFECTED_SOP_INSTANCE, asReceived(sopInstance(request)));
        }
        String sent = comment.replaceAll("[^ -\\[\\]-~]", "?"); // LO in ASCII, no backslash
        if (!sent.isBlank()) {
            b.text(ERROR_COMMENT, sent.substring(0, Math.min(MAX_COMMENT, sent.length())));
        }
        return b.build();
    }

    /** A UID of a peer, which may be none. */
    private static Element asReceived(String uid) {
        return new Element.Text(VR.UI, List.of(uid));
    }

    /** Number of completed sub-operations; empty when the response does not say. */
    static Optional<Integer> completed(Dataset response) {
        return response.integer(COMPLETED);
    }

    /** Number of failed sub-operations, 0 when the response does not say. */
    static int failed(Dataset response) {
        return response.integer(FAILED).orElse(0);
    }

    /** Number of sub-operations with a warning, 0 when the response does not say. */
    static int warning(Dataset response) {
        return response.integer(WARNING).orElse(0);
    }

    /** Whether more responses follow (PS3.4 C.4.1.1.4, PS3.7 C.2). */
    static boolean isPending(int status) {
        return status == 0xff00 || status == 0xff01;
    }

    /** Command Field, -1 when there is none. */
    static int field(Dataset command) {
        return command.integer(COMMAND_FIELD).orElse(-1);
    }

    /** Whether it is a response, to whatever. */
    static boolean isResponse(Dataset command) {
        return (field(command) & RESPONSE) != 0;
    }

    /** Whether it is the response to that request. */
    static boolean isResponseTo(int requestField, int messageId, Dataset command) {
        return field(command) == (requestField | RESPONSE)
                && command.integer(RESPONDED_MESSAGE_ID).orElse(-1) == messageId;
    }

    static int messageId(Dataset command) {
        return command.integer(MESSAGE_ID).orElse(0);
    }

    /** Status, 0x0110 (processing failure) when there is none. */
    static int status(Dataset response) {
        return response.integer(STATUS).orElse(0x0110);
    }

    static String comment(Dataset response) {
        return response.string(ERROR_COMMENT).orElse("");
    }

    /** Affected or Requested SOP Class UID. */
    static String sopClass(Dataset command) {
        return command.string(AFFECTED_SOP_CLASS)
                .or(() -> command.string(REQUESTED_SOP_CLASS))
                .orElse("");
    }

    /** Affected or Requested SOP Instance UID. */
    static String sopInstance(Dataset command) {
        return command.string(AFFECTED_SOP_INSTANCE)
                .or(() -> command.string(REQUESTED_SOP_INSTANCE))
                .orElse("");
    }

    /** Action Type ID, -1 when there is none. */
    static int actionType(Dataset command) {
        return command.integer(ACTION_TYPE).orElse(-1);
    }

    /** Event Type ID, -1 when there is none. */
    static int eventType(Dataset command) {
        return command.integer(EVENT_TYPE).orElse(-1);
    }
}
