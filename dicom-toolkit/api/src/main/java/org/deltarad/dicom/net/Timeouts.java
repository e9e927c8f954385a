package org.deltarad.dicom.net;

import java.time.Duration;

/**
 * How long each side waits for the other. All are positive; millisecond resolution.
 *
 * @param connect     for the TCP connection and the TLS handshake
 * @param association the ARTIM timer (PS3.8 9.1.5): for A-ASSOCIATE-RQ after the connection, for its answer, for the
 *                    connection to close after A-RELEASE-RP, A-ASSOCIATE-RJ or A-ABORT
 * @param pdu         from the first byte of a PDU to its last, and for the peer to take one of ours
 * @param idle        silence between PDUs of an established association, when it is the peer's turn as requestor
 * @param response    for a DIMSE response to a request of ours; a pending response starts it anew
 */
public record Timeouts(Duration connect, Duration association, Duration pdu, Duration idle, Duration response) {
    public static final Timeouts STANDARD = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    public Timeouts {
        requirePositive("connect", connect);
        requirePositive("association", association);
        requirePositive("pdu", pdu);
        requirePositive("idle", idle);
        requirePositive("response", response);
    }

    /** The standard ones with another idle timeout. */
    public Timeouts withIdle(Duration other) {
        return new Timeouts(connect, association, pdu, other, response);
    }

    private static void requirePositive(String name, Duration d) {
        if (d.toMillis() < 1 || d.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the " + name + " timeout must be 1 ms to 24 days, was " + d);
        }
    }
}
