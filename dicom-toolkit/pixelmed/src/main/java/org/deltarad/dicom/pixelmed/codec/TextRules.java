package org.deltarad.dicom.pixelmed.codec;

import java.util.Optional;
import java.util.regex.Pattern;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.VR;

/** What PS3.5 table 6.2-1 says of the character VRs. */
final class TextRules {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9 _]*");
    private static final Pattern DATE = Pattern.compile("[0-9]{8}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}([0-9]{2}([0-9]{2}(\\.[0-9]{1,6})?)?)?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}([0-9]{2}([0-9]{2}([0-9]{2}([0-9]{2}([0-9]{2}(\\.[0-9]{1,6})?)?)?)?)?)?([+-][0-9]{4})?");
    private static final Pattern AGE = Pattern.compile("[0-9]{3}[DWMY]");

    private TextRules() {}

    /** Whether a backslash is part of the value, not a delimiter. */
    static boolean isSingleValued(VR vr) {
        return switch (vr) {
            case LT, ST, UR, UT -> true;
            default -> false;
        };
    }

    /** Whether Specific Character Set applies (PS3.5 6.1.2.2). */
    static boolean usesRepertoire(VR vr) {
        return switch (vr) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** The value without its padding; leading spaces are part of the long texts. */
    static String withoutPadding(VR vr, String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        int start = 0;
        if (!isSingleValued(vr) && vr != VR.UC) {
            while (start < end && value.charAt(start) == ' ') {
                start++;
            }
        }
        return value.substring(start, end);
    }

    /** What is wrong with a value that is to be written, if anything. */
    static Optional<String> problem(VR vr, String value) {
        if (!isSingleValued(vr) && value.indexOf('\\') >= 0) {
            return Optional.of("has a backslash, which delimits values");
        }
        if (value.chars().anyMatch(c -> c < 0x20 && !isAllowedControl(vr, c))) {
            return Optional.of("has a control character");
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int longest = vr == VR.PN ? longestComponentGroup(value) : value.codePointCount(0, value.length());
        if (longest > maxLength(vr)) {
            return Optional.of("has " + longest + " characters, " + vr + " takes " + maxLength(vr));
        }
        return hasForm(vr, value) ? Optional.empty() : Optional.of("'" + value + "' is no " + vr);
    }

    private static boolean hasForm(VR vr, String value) {
        return switch (vr) {
            case AS -> AGE.matcher(value).matches();
            case CS -> CODE.matcher(value).matches();
            case DA -> DATE.matcher(value).matches();
            case DS -> DECIMAL.matcher(value.strip()).matches();
            case DT -> DATE_TIME.matcher(value).matches();
            case IS -> INTEGER.matcher(value.strip()).matches();
            case TM -> TIME.matcher(value).matches();
            case UI -> FileMetaInformation.isUid(value);
            default -> true;
        };
    }

    private static boolean isAllowedControl(VR vr, int c) {
        boolean text = vr == VR.LT || vr == VR.ST || vr == VR.UT;
        return text && (c == '\n' || c == '\r' || c == '\f' || c == '\t');
    }

    private static int longestComponentGroup(String name) {
        int longest = 0;
        for (String group : name.split("=", -1)) {
            longest = Math.max(longest, group.codePointCount(0, group.length()));
        }
        return longest;
    }

    private static int maxLength(VR vr) {
        return switch (vr) {
            case AE, CS, DS, SH -> 16;
            case AS -> 4;
            case DA -> 8;
            case DT -> 26;
            case IS -> 12;
            case LO, PN, UI -> 64;
            case LT -> 10240;
            case ST -> 1024;
            case TM -> 14;
            default -> Integer.MAX_VALUE;
        };
    }
}
