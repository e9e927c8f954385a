package org.deltarad.dicom.net;

/**
 * Where a peer listens and how we call it.
 *
 * @param calledAet  its AE title
 * @param host       host name or address
 * @param port       TCP port
 * @param callingAet our AE title
 */
public record RemoteAe(String calledAet, String host, int port, String callingAet) {
    public RemoteAe {
        requireAeTitle(calledAet);
        requireAeTitle(callingAet);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
        }
    }

    static void requireAeTitle(String aet) {
        if (aet.isBlank() || aet.length() > 16 || !aet.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '\\')) {
            throw new IllegalArgumentException(
                    "an AE title is 1 to 16 printable ASCII characters without backslash, was '" + aet + "'");
        }
    }

    @Override
    public String toString() {
        return calledAet + "@" + host + ":" + port;
    }
}
