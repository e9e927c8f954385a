package org.deltarad.dicom.net;

import org.deltarad.dicom.DicomException;

/** No association with a peer could be had, or it broke. */
public class AssociationException extends DicomException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** Nobody answers at that host and port. */
        UNREACHABLE,
        /** The peer answered with A-ASSOCIATE-RJ. */
        REJECTED,
        /** The peer accepted none of the presentation contexts that are needed. */
        NO_PRESENTATION_CONTEXT,
        /** The peer sent A-ABORT or closed the connection. */
        ABORTED,
        /** The peer did not answer in time. */
        TIMED_OUT,
        /** The peer sent what the protocol does not allow. */
        PROTOCOL_VIOLATION
    }

    private final transient RemoteAe peer;
    private final Reason reason;

    public AssociationException(RemoteAe peer, Reason reason, String problem, Throwable cause) {
        super(peer + ": " + problem, cause);
        this.peer = peer;
        this.reason = reason;
    }

    public AssociationException(RemoteAe peer, Reason reason, String problem) {
        this(peer, reason, problem, null);
    }

    /** The peer. */
    public RemoteAe peer() {
        return peer;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
