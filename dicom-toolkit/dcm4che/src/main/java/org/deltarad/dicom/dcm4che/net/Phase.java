package org.deltarad.dicom.dcm4che.net;

/** Where an association stands, by the PDUs that have passed (PS3.8 9.2.1, in brackets). */
enum Phase {
    /** A peer has connected and owes its A-ASSOCIATE-RQ (Sta2, Sta3). */
    REQUEST_DUE,
    /** We have connected, and the peer owes its answer to our A-ASSOCIATE-RQ (Sta4, Sta5). */
    ANSWER_DUE,
    /** Sta6. */
    ESTABLISHED,
    /** We have asked for release (Sta7, Sta9, Sta11). */
    RELEASING,
    /** We have sent the last word, and the peer is to close the connection (Sta13). */
    LEAVING,
    /** The peer has said the last word (Sta1). */
    OVER;

    static final int A_ASSOCIATE_RQ = 1;
    static final int A_ASSOCIATE_AC = 2;
    static final int A_ASSOCIATE_RJ = 3;
    static final int P_DATA_TF = 4;
    static final int A_RELEASE_RQ = 5;
    static final int A_RELEASE_RP = 6;
    static final int A_ABORT = 7;

    /** Whether the peer may send a PDU of that type now. */
    boolean takes(int type) {
        return switch (this) {
            case REQUEST_DUE -> type == A_ASSOCIATE_RQ || type == A_ABORT;
            case ANSWER_DUE -> type == A_ASSOCIATE_AC || type == A_ASSOCIATE_RJ || type == A_ABORT;
            case ESTABLISHED -> type == P_DATA_TF || type == A_RELEASE_RQ || type == A_ABORT;
            case RELEASING -> type >= P_DATA_TF && type <= A_ABORT;
            case LEAVING, OVER -> false;
        };
    }

    /** The phase after a PDU that the peer sent. */
    Phase received(int type) {
        return switch (type) {
            case A_ASSOCIATE_AC -> ESTABLISHED;
            case A_ASSOCIATE_RJ, A_RELEASE_RP, A_ABORT -> OVER;
            default -> this;
        };
    }

    /** The phase after a PDU that we sent. */
    Phase sent(int type) {
        return switch (type) {
            case A_ASSOCIATE_RQ -> ANSWER_DUE;
            case A_ASSOCIATE_AC -> ESTABLISHED;
            case A_RELEASE_RQ -> RELEASING;
            case A_RELEASE_RP -> this == RELEASING ? RELEASING : LEAVING; // collision, PS3.8 AR-9
            case A_ASSOCIATE_RJ, A_ABORT -> LEAVING;
            default -> this;
        };
    }
}
