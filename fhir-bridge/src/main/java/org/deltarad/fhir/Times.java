package org.deltarad.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** Local DICOM times as FHIR times with offset, to the millisecond. */
record Times(ZoneId zone) {

    DateTimeType dateTime(LocalDateTime local) {
        boolean wholeSecond = local.truncatedTo(ChronoUnit.SECONDS).equals(local);
        TemporalPrecisionEnum precision = wholeSecond ? TemporalPrecisionEnum.SECOND : TemporalPrecisionEnum.MILLI;
        return new DateTimeType(date(local), precision, TimeZone.getTimeZone(zone));
    }

    InstantType instant(LocalDateTime local) {
        return new InstantType(date(local), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(zone));
    }

    /** When something was measured that was acquired then; null, as HAPI wants it, where that is not known. */
    Type at(Optional<LocalDateTime> acquired) {
        return acquired.map(this::dateTime).orElse(null);
    }

    /** The time between two acquisitions, null where one is not known. */
    Type between(Optional<LocalDateTime> a, Optional<LocalDateTime> b) {
        return a.flatMap(from -> b.map(to -> period(from, to))).orElse(null);
    }

    /** From the earlier to the later of two times. */
    private Period period(LocalDateTime a, LocalDateTime b) {
        Period period = new Period();
        period.setStartElement(dateTime(a.isBefore(b) ? a : b));
        period.setEndElement(dateTime(a.isBefore(b) ? b : a));
        return period;
    }

    private Date date(LocalDateTime local) {
        return Date.from(local.atZone(zone).toInstant());
    }
}
