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
    private static final int TRANSIENT = 2;

    /** What the fields of an A-ASSOCIATE-RJ say (PS3.8 table 9-21): {@code permanently: calling AE title not recognized}. */
    public static String meaning(int result, int source, int reason) {
        String why =
                switch (source * 100 + reason) {
                    case 102 -> "application context name not supported";
                    case 103 -> "calling AE title not recognized";
                    case 107 -> "called AE title not recognized";
                    case 202 -> "protocol version not supported";
                    case 301 -> "temporary congestion";
                    case 302 -> "local limit exceeded";
                    default -> "no reason given";
                };
        return (result == TRANSIENT ? "for now: " : "permanently: ") + why;
    }

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
