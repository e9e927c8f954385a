package org.deltarad.dicom.pixelmed.ul;

import static org.deltarad.dicom.pixelmed.ul.Action.Step.CLOSE;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.CONNECT;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.INDICATE;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.SEND;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.SEND_PROVIDER_ABORT;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.SEND_USER_ABORT;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.START_ARTIM;
import static org.deltarad.dicom.pixelmed.ul.Action.Step.STOP_ARTIM;

import java.util.List;

/** Actions of the upper layer: what is done, in this order, and the next state (PS3.8 tables 9-6 to 9-9). */
enum Action {
    AE_1(State.STA_4, CONNECT),
    AE_2(State.STA_5, SEND),
    AE_3(State.STA_6, INDICATE),
    AE_4(State.STA_1, INDICATE, CLOSE),
    AE_5(State.STA_2, START_ARTIM),
    AE_6(State.STA_3, STOP_ARTIM, INDICATE),
    /** AE-6 when the request is not acceptable to the service provider. */
    AE_6_OTHERWISE(State.STA_13, STOP_ARTIM, SEND, START_ARTIM),
    AE_7(State.STA_6, SEND),
    AE_8(State.STA_13, SEND, START_ARTIM),

    DT_1(State.STA_6, SEND),
    DT_2(State.STA_6, INDICATE),

    AR_1(State.STA_7, SEND),
    AR_2(State.STA_8, INDICATE),
    AR_3(State.STA_1, INDICATE, CLOSE),
    AR_4(State.STA_13, SEND, START_ARTIM),
    AR_5(State.STA_1, STOP_ARTIM),
    AR_6(State.STA_7, INDICATE),
    AR_7(State.STA_8, SEND),
    AR_8(State.STA_9, INDICATE),
    /** AR-8 when we are not the requestor of the association. */
    AR_8_OTHERWISE(State.STA_10, INDICATE),
    AR_9(State.STA_11, SEND),
    AR_10(State.STA_12, INDICATE),

    AA_1(State.STA_13, SEND_USER_ABORT, START_ARTIM),
    AA_2(State.STA_1, STOP_ARTIM, CLOSE),
    AA_3(State.STA_1, INDICATE, CLOSE),
    AA_4(State.STA_1, INDICATE),
    AA_5(State.STA_1, STOP_ARTIM),
    AA_6(State.STA_13),
    AA_7(State.STA_13, SEND_PROVIDER_ABORT),
    AA_8(State.STA_13, SEND_PROVIDER_ABORT, INDICATE, START_ARTIM);

    /** What actions are made of. */
    enum Step {
        /** Request a transport connection. */
        CONNECT,
        /** Send the PDU that goes with the event. */
        SEND,
        /** Send an A-ABORT whose source is the service user. */
        SEND_USER_ABORT,
        /** Send an A-ABORT whose source is the service provider. */
        SEND_PROVIDER_ABORT,
        /** Issue an indication or confirmation to the user. */
        INDICATE,
        START_ARTIM,
        STOP_ARTIM,
        /** Close the transport connection. */
        CLOSE
    }

    private final State next;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<Step> steps;

    Action(State next, Step... steps) {
        this.next = next;
        this.steps = List.of(steps);
    }

    State next() {
        return next;
    }

    List<Step> steps() {
        return steps;
    }
}
