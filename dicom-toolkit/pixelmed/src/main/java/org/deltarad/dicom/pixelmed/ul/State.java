package org.deltarad.dicom.pixelmed.ul;

/** States of the upper layer (PS3.8 9.2.1). */
enum State {
    /** Idle. */
    STA_1,
    /** Transport connection open, awaiting A-ASSOCIATE-RQ. */
    STA_2,
    /** Awaiting the local A-ASSOCIATE response. */
    STA_3,
    /** Awaiting the transport connection. */
    STA_4,
    /** Awaiting A-ASSOCIATE-AC or A-ASSOCIATE-RJ. */
    STA_5,
    /** Association established. */
    STA_6,
    /** Awaiting A-RELEASE-RP. */
    STA_7,
    /** Awaiting the local A-RELEASE response. */
    STA_8,
    /** Release collision, requestor: awaiting the local A-RELEASE response. */
    STA_9,
    /** Release collision, acceptor: awaiting A-RELEASE-RP. */
    STA_10,
    /** Release collision, requestor: awaiting A-RELEASE-RP. */
    STA_11,
    /** Release collision, acceptor: awaiting the local A-RELEASE response. */
    STA_12,
    /** Awaiting that the transport connection closes; the association exists no longer. */
    STA_13;

    /** Whether there is no association any more, or not yet an attempt at one. */
    boolean isOver() {
        return this == STA_1 || this == STA_13;
    }
}
