package org.deltarad.node.receive;

import java.util.regex.Pattern;

/** Unique identifiers as file names: digits and single dots, at most 64 characters (PS3.5 9.1). */
final class Uid {
    private static final int MAX_LENGTH = 64;

    /** Leading zeros are tolerated: they are seen, and do no harm. */
    private static final Pattern FORM = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private Uid() {}

    static boolean isValid(String uid) {
        return uid.length() <= MAX_LENGTH && FORM.matcher(uid).matches();
    }
}
