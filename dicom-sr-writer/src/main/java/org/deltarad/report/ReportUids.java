package org.deltarad.report;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** UIDs derived from what they stand for: name-based UUIDs under 2.25 (PS3.5 B.2, RFC 9562 version 8). */
public final class ReportUids {
    private ReportUids() {}

    /**
     * The UID of an ordered list of names; the same list gives the same UID.
     *
     * @param kind what the UID identifies, so that two kinds of object of one input differ
     */
    public static String of(String kind, List<String> names) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(kind.getBytes(StandardCharsets.UTF_8));
            for (String name : names) {
                sha.update((byte) 0);
                sha.update(name.getBytes(StandardCharsets.UTF_8));
            }
            byte[] uuid = java.util.Arrays.copyOf(sha.digest(), 16);
            uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x80);
            uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
            return "2.25." + new BigInteger(1, uuid);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
