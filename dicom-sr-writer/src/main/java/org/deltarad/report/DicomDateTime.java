package org.deltarad.report;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** DA, TM and DT values without offset (PS3.5 6.2), to the microsecond. */
public final class DicomDateTime {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HHmmss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();
    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder().append(DATE).append(TIME).toFormatter();

    private DicomDateTime() {}

    /** DA form, {@code 20260131}. */
    public static String date(LocalDateTime t) {
        return DATE.format(t);
    }

    /** TM form, {@code 235959} or {@code 235959.25}. */
    public static String time(LocalDateTime t) {
        return TIME.format(toMicroseconds(t));
    }

    /** DT form, {@code 20260131235959.25}. */
    public static String dateTime(LocalDateTime t) {
        return DATE_TIME.format(toMicroseconds(t));
    }

    /**
     * The value of a DT as {@link #dateTime} writes it.
     *
     * @throws ReportException when it has another form
     */
    public static LocalDateTime parse(String dateTime) throws ReportException {
        try {
            return LocalDateTime.parse(dateTime, DATE_TIME);
        } catch (DateTimeException e) {
            throw new ReportException("'" + dateTime + "' is not a DT of the form YYYYMMDDHHMMSS[.FFFFFF]", e);
        }
    }

    /** The time as DICOM can carry it. */
    public static LocalDateTime toMicroseconds(LocalDateTime t) {
        return t.truncatedTo(ChronoUnit.MICROS);
    }
}
