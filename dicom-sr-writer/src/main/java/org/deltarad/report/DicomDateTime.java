package org.deltarad.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** DA and TM values (PS3.5 6.2), to the microsecond. */
public final class DicomDateTime {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HHmmss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private DicomDateTime() {}

    /** DA form, {@code 20260131}. */
    public static String date(LocalDateTime t) {
        return DATE.format(t);
    }

    /** TM form, {@code 235959} or {@code 235959.25}. */
    public static String time(LocalDateTime t) {
        return time(t.toLocalTime());
    }

    /** TM form, {@code 235959} or {@code 235959.25}. */
    public static String time(LocalTime t) {
        return TIME.format(t.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * The value of a DA.
     *
     * @throws ReportException when it is not of the form YYYYMMDD
     */
    public static LocalDate parseDate(String date) throws ReportException {
        try {
            return LocalDate.parse(date, DATE);
        } catch (DateTimeException e) {
            throw new ReportException("'" + date + "' is not a DA of the form YYYYMMDD", e);
        }
    }

    /**
     * The value of a TM.
     *
     * @throws ReportException when it is not of the form HHMMSS[.FFFFFF]
     */
    public static LocalTime parseTime(String time) throws ReportException {
        try {
            return LocalTime.parse(time, TIME);
        } catch (DateTimeException e) {
            throw new ReportException("'" + time + "' is not a TM of the form HHMMSS[.FFFFFF]", e);
        }
    }

    /** The time as DICOM can carry it. */
    public static LocalDateTime toMicroseconds(LocalDateTime t) {
        return t.truncatedTo(ChronoUnit.MICROS);
    }
}
