package org.deltarad.node.imaging.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.dicom.Dataset;

/** Times of DA, TM and DT (PS3.5 6.2) as the scanner's clock showed them; an offset from UTC in a DT is that clock's. */
final class ScannerClock {
    private static final Pattern DATE = Pattern.compile("(\\d{4})\\.?(\\d{2})\\.?(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6}))?)?)?");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{8})(\\d{2}(?:\\d{2}(?:\\d{2}(?:\\.\\d{1,6})?)?)?)(?:[-+]\\d{4})?");

    private ScannerClock() {}

    /** Of two attributes, DA and TM, where both are there. */
    static Optional<LocalDateTime> at(Dataset d, int date, int time) {
        return d.string(date)
                .flatMap(ScannerClock::date)
                .flatMap(day -> d.string(time).flatMap(ScannerClock::time).map(day::atTime));
    }

    /** Of a DT with date and time. */
    static Optional<LocalDateTime> dateTime(String dt) {
        Matcher m = DATE_TIME.matcher(dt.strip());
        return m.matches() ? date(m.group(1)).flatMap(day -> time(m.group(2)).map(day::atTime)) : Optional.empty();
    }

    /** Of a TM; what it leaves out is 0. */
    static Optional<LocalTime> time(String tm) {
        Matcher m = TIME.matcher(tm.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String fraction = m.group(4) == null ? "0" : m.group(4);
        try {
            return Optional.of(LocalTime.of(
                    number(m.group(1)),
                    number(m.group(2)),
                    Math.min(59, number(m.group(3))),
                    number((fraction + "00000000").substring(0, 9))));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String da) {
        Matcher m = DATE.matcher(da.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
