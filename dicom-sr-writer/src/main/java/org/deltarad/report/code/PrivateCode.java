package org.deltarad.report.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Derives private codes from names: the same name gives the same code everywhere. */
final class PrivateCode {
    private static final int MAX_SH = 16;
    private static final int MAX_LO = 64;

    private PrivateCode() {}

    /**
     * A code whose value is the name where it fits SH, else the first 16 hexadecimal digits of the name's SHA-256;
     * its meaning is the name, cut to LO.
     */
    static Code of(String name, String scheme) {
        String value = name.length() <= MAX_SH ? name : digest(name);
        String meaning = name.length() <= MAX_LO ? name : name.substring(0, MAX_LO);
        return new Code(value, scheme, meaning);
    }

    private static String digest(String name) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, MAX_SH / 2).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
