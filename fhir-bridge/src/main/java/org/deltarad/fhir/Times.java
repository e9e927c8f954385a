package org.deltarad.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

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

    /** From the earlier to the later of two times. */
    Period period(LocalDateTime a, LocalDateTime b) {
        Period period = new Period();
        period.setStartElement(dateTime(a.isBefore(b) ? a : b));
        period.setEndElement(dateTime(a.isBefore(b) ? b : a));
        return period;
    }

    private Date date(LocalDateTime local) {
        return Date.from(local.atZone(zone).toInstant());
    }
}
