package org.deltarad.node.receive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/** When an instance was acquired: Acquisition, else Series, else Study Date and Time; the scanner's local time. */
final class AcquiredTime {
    private AcquiredTime() {}

    static Optional<LocalDateTime> of(Dataset d) {
        return d.string(Tag.AcquisitionDateTime)
                .filter(dt -> dt.length() >= 8)
                .flatMap(dt -> time(dt.substring(0, 8), dt.substring(8).replaceFirst("[+-].*", "")))
                .or(() -> time(d, Tag.AcquisitionDate, Tag.AcquisitionTime))
                .or(() -> time(d, Tag.SeriesDate, Tag.SeriesTime))
                .or(() -> time(d, Tag.StudyDate, Tag.StudyTime));
    }

    private static Optional<LocalDateTime> time(Dataset d, int date, int time) {
        return d.string(date).flatMap(da -> time(da, d.string(time).orElse("")));
    }

    /** DA and TM forms (PS3.5 6.2); a missing or unreadable time is midnight, an unreadable date is none. */
    private static Optional<LocalDateTime> time(String da, String tm) {
        String digits = da.replace(".", "");
        if (!digits.matches("[0-9]{8}")) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6, 8)));
            return Optional.of(date.atTime(timeOfDay(tm)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalTime timeOfDay(String tm) {
        String t = tm.replace(":", "");
        if (!t.matches("[0-9]{2}([0-9]{2}([0-9]{2}(\\.[0-9]{1,6})?)?)?")) {
            return LocalTime.MIDNIGHT;
        }
        int seconds = t.length() >= 6 ? Math.min(59, Integer.parseInt(t.substring(4, 6))) : 0;
        int micros = t.length() > 7 ? Integer.parseInt((t.substring(7) + "00000").substring(0, 6)) : 0;
        try {
            return LocalTime.of(
                    Integer.parseInt(t.substring(0, 2)),
                    t.length() >= 4 ? Integer.parseInt(t.substring(2, 4)) : 0,
                    seconds,
                    micros * 1000);
        } catch (DateTimeException noSuchTime) {
            return LocalTime.MIDNIGHT;
        }
    }
}
