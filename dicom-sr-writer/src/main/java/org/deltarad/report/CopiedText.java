package org.deltarad.report;

import java.util.List;
import java.util.regex.Pattern;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.VR;

/**
 * Whether a text of a source can be written into an object of ours as it is. Scanners and older archives break the
 * value representations (PS3.5 6.2): 18 characters in an Accession Number, a date with points.
 */
final class CopiedText {
    private static final Pattern DATE = Pattern.compile("[0-9]{8}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}([0-9]{2}([0-9]{2}(\\.[0-9]{1,6})?)?)?");
    private static final Pattern AGE = Pattern.compile("[0-9]{3}[DWMY]");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_ ]{1,16}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final int SHORT = 16;
    private static final int LONG = 64;

    private CopiedText() {}

    /** Copies an attribute's value; dates and times lose the delimiters of ACR-NEMA, what is no value of its VR is left out. */
    static void copy(int tag, Dataset from, Dataset.Builder to) {
        VR vr = DataDictionary.vr(tag).orElse(VR.UN);
        List<String> values = vr.isText() ? from.strings(tag) : List.of();
        List<String> plain = values.stream().map(v -> withoutDelimiters(vr, v)).toList();
        if (!plain.stream().allMatch(v -> v.isEmpty() || conforms(vr, v))) {
            return;
        }
        if (plain.equals(values)) {
            to.copy(tag, from);
        } else {
            to.text(tag, plain.toArray(String[]::new));
        }
    }

    private static String withoutDelimiters(VR vr, String value) {
        return switch (vr) {
            case DA -> value.replace(".", "");
            case TM -> value.replace(":", "");
            default -> value;
        };
    }

    private static boolean conforms(VR vr, String value) {
        int length = value.codePointCount(0, value.length());
        return switch (vr) {
            case AS -> AGE.matcher(value).matches();
            case CS -> CODE.matcher(value).matches();
            case DA -> DATE.matcher(value).matches();
            case DS -> length <= SHORT && DECIMAL.matcher(value.strip()).matches();
            case LO -> length <= LONG;
            case PN -> Pattern.compile("=").splitAsStream(value).allMatch(g -> g.codePointCount(0, g.length()) <= LONG);
            case SH -> length <= SHORT;
            case TM -> TIME.matcher(value).matches();
            default -> true;
        };
    }
}
