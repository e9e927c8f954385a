package org.deltarad.dicom.net;

/**
 * Why an association is rejected: the fields of an A-ASSOCIATE-RJ (PS3.8 9.3.4).
 *
 * @param result  1 rejected permanent, 2 rejected transient
 * @param source  1 service user, 2 service provider (ACSE), 3 service provider (presentation)
 * @param reason  by source
 * @param what    as a predicate of which the peer is the subject: {@code called PACS, which is not our AE title}
 */
public record Rejection(int result, int source, int reason, String what) {
    static Rejection calledAetNotRecognized(String called, String ours) {
        return new Rejection(1, 1, 7, "called '" + called + "', our AE title is '" + ours + "'");
    }

    static Rejection callingAetNotRecognized(String what) {
        return new Rejection(1, 1, 3, what);
    }

    static Rejection localLimitExceeded(String what) {
        return new Rejection(2, 3, 2, what);
    }

    /** The application context is not DICOM's. */
    public static Rejection applicationContextNotSupported(String name) {
        return new Rejection(1, 1, 2, "asked for the application context '" + name + "'");
    }

    /** Bit 0 of the protocol version is not set. */
    public static Rejection protocolVersionNotSupported(int version) {
        return new Rejection(1, 2, 2, "speaks protocol version " + version + " of the upper layer only");
    }
}
