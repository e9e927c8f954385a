package org.deltarad.report.code;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.deltarad.hash.Sha256;

/** Derives private codes from names: the same name gives the same code everywhere. */
final class PrivateCode {
    private static final int MAX_SH = 16;

    private PrivateCode() {}

    /**
     * A code whose value is the name where it fits SH, else the first 16 hexadecimal digits of the name's SHA-256;
     * its meaning is the name, cut to LO.
     */
    static Code of(String name, String scheme) {
        boolean plain = name.length() <= MAX_SH && name.indexOf('\\') < 0;
        return Code.named(plain ? name : digest(name), scheme, name);
    }

    private static String digest(String name) {
        String sha = Sha256.hex(name.getBytes(StandardCharsets.UTF_8));
        return sha.substring(0, MAX_SH).toUpperCase(Locale.ROOT);
    }
}
