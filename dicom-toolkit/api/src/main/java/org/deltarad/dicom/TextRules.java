package org.deltarad.dicom;

import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths, character repertoires and forms of the character VRs (PS3.5 table 6.2-1), without what queries may add. */
final class TextRules {
    private static final int MAX_GROUPS = 3;
    private static final int MAX_COMPONENTS = 5;

    private static final String MONTH = "(0[1-9]|1[0-2])";
    private static final String DAY = "(0[1-9]|[12][0-9]|3[01])";
    private static final String HOUR = "([01][0-9]|2[0-3])";
    private static final String MINUTE = "[0-5][0-9]";
    private static final String SECOND = "([0-5][0-9]|60)(\\.[0-9]{1,6})?";

    private static final Pattern AGE = Pattern.compile("[0-9]{3}[DWMY]");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9 _]*");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}" + MONTH + DAY);
    private static final Pattern DATE_TIME = Pattern.compile("[0-9]{4}(" + MONTH + "(" + DAY + "(" + HOUR + "(" + MINUTE
            + "(" + SECOND + ")?)?)?)?)?([+-](0[0-9]|1[0-4])" + MINUTE + ")?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern RESOURCE = Pattern.compile("[!-\\[\\]-~]+");
    private static final Pattern TIME = Pattern.compile(HOUR + "(" + MINUTE + "(" + SECOND + ")?)?");

    private TextRules() {}

    /** The value without its padding; leading spaces are part of texts and of UC. */
    static String withoutPadding(VR vr, String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        int start = 0;
        if (!vr.isSingleText() && vr != VR.UC) {
            while (start < end && value.charAt(start) == ' ') {
                start++;
            }
        }
        return value.substring(start, end);
    }

    /** What is wrong with a value of our own, if anything; an empty one is right. */
    static Optional<String> problem(VR vr, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!vr.isSingleText() && value.indexOf('\\') >= 0) {
            return Optional.of("has a backslash, which delimits values");
        }
        if (value.chars().anyMatch(c -> (c < 0x20 || c == 0x7f) && !isAllowedControl(vr, c))) {
            return Optional.of("has a control character");
        }
        if (!vr.usesCharacterSet() && value.chars().anyMatch(c -> c > 0x7e)) {
            return Optional.of("has a character beyond ASCII, which " + vr + " does not take");
        }
        int length = vr == VR.PN ? longestGroup(value) : value.codePointCount(0, value.length());
        if (length > maxLength(vr)) {
            return Optional.of("has " + length + " characters, " + vr + " takes " + maxLength(vr));
        }
        return hasForm(vr, value) ? Optional.empty() : Optional.of("'" + value + "' is no " + vr);
    }

    private static boolean isAllowedControl(VR vr, int c) {
        boolean text = vr == VR.LT || vr == VR.ST || vr == VR.UT;
        return text && (c == '\n' || c == '\r' || c == '\f' || c == '\t');
    }

    private static boolean hasForm(VR vr, String value) {
        return switch (vr) {
            case AS -> AGE.matcher(value).matches();
            case CS -> CODE.matcher(value).matches();
            case DA -> DATE.matcher(value).matches();
            case DS -> DECIMAL.matcher(value).matches();
            case DT -> DATE_TIME.matcher(value).matches();
            case IS -> INTEGER.matcher(value).matches() && isInt(value);
            case PN -> isName(value);
            case TM -> TIME.matcher(value).matches();
            case UI -> FileMetaInformation.isUid(value);
            case UR -> RESOURCE.matcher(value).matches();
            default -> true;
        };
    }

    private static boolean isInt(String value) {
        long v = Long.parseLong(value); // 12 characters at most
        return v == (int) v;
    }

    private static boolean isName(String value) {
        String[] groups = value.split("=", -1);
        for (String group : groups) {
            if (group.chars().filter(c -> c == '^').count() >= MAX_COMPONENTS) {
                return false;
            }
        }
        return groups.length <= MAX_GROUPS;
    }

    private static int longestGroup(String name) {
        int longest = 0;
        for (String group : name.split("=", -1)) {
            longest = Math.max(longest, group.codePointCount(0, group.length()));
        }
        return longest;
    }

    private static int maxLength(VR vr) {
        return switch (vr) {
            case AE, CS, DS, SH, TM -> 16;
            case AS -> 4;
            case DA -> 8;
            case DT -> 26;
            case IS -> 12;
            case LO, PN, UI -> 64;
            case LT -> 10240;
            case ST -> 1024;
            default -> Integer.MAX_VALUE;
        };
    }
}
