package org.deltarad.report;

import java.math.BigInteger;
import java.util.List;
import org.deltarad.hash.NameUuid;

/** UIDs derived from what they stand for: name-based UUIDs under 2.25 (PS3.5 B.2). */
public final class ReportUids {
    private static final String SEPARATOR = "\0";
    private static final int HEXADECIMAL = 16;

    private ReportUids() {}

    /**
     * The UID of an ordered list of names; the same list gives the same UID.
     *
     * @param kind what the UID identifies, so that two kinds of object of one input differ
     */
    public static String of(String kind, List<String> names) {
        StringBuilder whole = new StringBuilder(kind);
        names.forEach(name -> whole.append(SEPARATOR).append(name));
        String uuid = NameUuid.of(whole.toString()).toString().replace("-", "");
        return "2.25." + new BigInteger(uuid, HEXADECIMAL);
    }
}
