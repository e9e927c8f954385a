package org.deltarad.dicom.net;

import java.util.Optional;

/**
 * Where a peer listens and how we call it.
 *
 * @param calledAet  its AE title
 * @param host       host name or address
 * @param port       TCP port
 * @param callingAet our AE title
 * @param tls        our certificate and whom we trust; empty for plain TCP
 * @param timeouts   how long we wait for it
 */
public record RemoteAe(
        String calledAet, String host, int port, String callingAet, Optional<Tls> tls, Timeouts timeouts) {
    public RemoteAe {
        requireAeTitle(calledAet);
        requireAeTitle(callingAet);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
        }
    }

    /** A peer called over plain TCP with the standard timeouts. */
    public RemoteAe(String calledAet, String host, int port, String callingAet) {
        this(calledAet, host, port, callingAet, Optional.empty(), Timeouts.STANDARD);
    }

    public RemoteAe with(Tls other) {
        return new RemoteAe(calledAet, host, port, callingAet, Optional.of(other), timeouts);
    }

    public RemoteAe with(Timeouts other) {
        return new RemoteAe(calledAet, host, port, callingAet, tls, other);
    }

    static void requireAeTitle(String aet) {
        if (!isAeTitle(aet)) {
            throw new IllegalArgumentException(
                    "an AE title is 1 to 16 printable ASCII characters without backslash, was '" + aet + "'");
        }
    }

    /** Whether this is an AE title (PS3.5 6.2, AE). */
    public static boolean isAeTitle(String aet) {
        return !aet.isBlank() && aet.length() <= 16 && aet.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '\\');
    }

    @Override
    public String toString() {
        return calledAet + "@" + host + ":" + port;
    }
}
