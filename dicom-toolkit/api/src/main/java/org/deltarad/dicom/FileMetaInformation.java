package org.deltarad.dicom;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What goes in front of a data set in a Part 10 file (PS3.10 7.1); our Implementation Class UID and Version Name are
 * added when it is written.
 *
 * @param transferSyntax         Transfer Syntax UID of the data set that follows
 * @param mediaStorageSopClass   SOP Class UID
 * @param mediaStorageSopInstance SOP Instance UID
 * @param sourceAet              Source Application Entity Title: who sent it
 */
public record FileMetaInformation(
        String transferSyntax,
        String mediaStorageSopClass,
        String mediaStorageSopInstance,
        Optional<String> sourceAet) {
    /** Our Implementation Class UID, under 2.25 (PS3.5 B.2). */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.288313413190842508850926484269295645834";

    /** Our Implementation Version Name. */
    public static final String IMPLEMENTATION_VERSION_NAME = "DELTARAD_010";

    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    /** @throws IllegalArgumentException naming the one that is no UID or AE title */
    public FileMetaInformation {
        requireUid("Transfer Syntax UID", transferSyntax);
        requireUid("Media Storage SOP Class UID", mediaStorageSopClass);
        requireUid("Media Storage SOP Instance UID", mediaStorageSopInstance);
        sourceAet.ifPresent(aet -> {
            if (aet.isBlank() || aet.length() > 16) {
                throw new IllegalArgumentException("a source AE title has 1 to 16 characters, was '" + aet + "'");
            }
        });
    }

    /** Whether this is a UID: numbers joined by dots, at most 64 characters (PS3.5 9.1); leading zeros are let pass, as peers send them. */
    public static boolean isUid(String s) {
        return s.length() <= 64 && UID.matcher(s).matches();
    }

    private static void requireUid(String what, String uid) {
        if (!isUid(uid)) {
            throw new IllegalArgumentException(what + " '" + uid + "' is no UID");
        }
    }
}
