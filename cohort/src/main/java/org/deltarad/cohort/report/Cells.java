package org.deltarad.cohort.report;

import java.util.Locale;
import org.deltarad.cohort.figure.Axis;

/** Numbers as reports have them. */
final class Cells {
    static final String NONE = "\u2013";

    private Cells() {}

    /** Three decimals; a dash for NaN. */
    static String decimals(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.3f", value)
                        .replace("-0.000", "0.000")
                        .replace("-", "\u2212")
                : NONE;
    }

    /** A p value. */
    static String p(double value) {
        return !Double.isFinite(value) ? NONE : value < 0.001 ? "< 0.001" : decimals(value);
    }

    /** Value and interval. */
    static String interval(double value, double lower, double upper) {
        return !Double.isFinite(value) || !Double.isFinite(lower) || !Double.isFinite(upper)
                ? decimals(value)
                : decimals(value) + " (" + decimals(lower) + " to " + decimals(upper) + ")";
    }

    /** Up to five digits, so that times and counts stay short. */
    static String plain(double value) {
        return Double.isFinite(value) ? Axis.text(value) : NONE;
    }

    /** A cell of a table as it is read: long numbers are cut to four digits. */
    static String shortened(String cell) {
        if (!cell.matches("-?\\d*\\.\\d{4,}([eE]-?\\d+)?|-?\\d(\\.\\d+)?[eE]-?\\d+")) {
            return cell;
        }
        double value = Double.parseDouble(cell);
        double size = Math.abs(value);
        return value == 0 || (size >= 0.001 && size < 1e6)
                ? String.format(Locale.ROOT, size >= 100 ? "%.1f" : "%.3f", value)
                        .replace("-", "\u2212")
                : String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-").replace("-", "\u2212");
    }

    static boolean isNumber(String cell) {
        return cell.matches("[<\u2212-]?\\s?[\\d.]+(e.\\d+)?");
    }
}
