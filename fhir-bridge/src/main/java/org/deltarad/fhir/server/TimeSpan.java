package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/**
 * The span of time that a FHIR date or time means by its precision (FHIR R4 3.1.1.4.9), such as a whole day.
 *
 * @param first first instant
 * @param end   first instant after it
 */
record TimeSpan(Instant first, Instant end) {

    static TimeSpan of(BaseDateTimeType time, ZoneId zone) {
        return of(time.getValueAsString(), time.getValue(), time.getPrecision(), zone);
    }

    static TimeSpan of(DateParam time, ZoneId zone) {
        return of(time.getValueAsString(), time.getValue(), time.getPrecision(), zone);
    }

    static TimeSpan of(Instant instant) {
        return new TimeSpan(instant, instant.plusMillis(1));
    }

    /** From the start of one to the end of the other. */
    TimeSpan to(TimeSpan later) {
        return new TimeSpan(first, later.end);
    }

    private static TimeSpan of(String text, Date value, TemporalPrecisionEnum precision, ZoneId zone) {
        Instant instant = value.toInstant();
        return switch (precision) {
            case YEAR ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1), zone);
            case MONTH ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1),
                        zone);
            case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1), zone);
            case MINUTE -> new TimeSpan(instant, instant.plus(1, ChronoUnit.MINUTES));
            case SECOND -> new TimeSpan(instant, instant.plusSeconds(1));
            case MILLI -> of(instant);
        };
    }

    private static TimeSpan days(LocalDate first, LocalDate end, ZoneId zone) {
        return new TimeSpan(
                first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
    }

    /**
     * Whether this, a resource's time, is what a search asks for.
     *
     * @throws InvalidRequestException for {@code ap}
     */
    boolean satisfies(ParamPrefixEnum prefix, TimeSpan asked) {
        return switch (prefix == null ? ParamPrefixEnum.EQUAL : prefix) {
            case EQUAL -> within(asked);
            case NOT_EQUAL -> !within(asked);
            case GREATERTHAN -> end.isAfter(asked.end);
            case GREATERTHAN_OR_EQUALS -> end.isAfter(asked.first);
            case LESSTHAN -> first.isBefore(asked.first);
            case LESSTHAN_OR_EQUALS -> first.isBefore(asked.end);
            case STARTS_AFTER -> !first.isBefore(asked.end);
            case ENDS_BEFORE -> !end.isAfter(asked.first);
            case APPROXIMATE -> throw new InvalidRequestException("date prefix ap is not supported");
        };
    }

    private boolean within(TimeSpan asked) {
        return !first.isBefore(asked.first) && !end.isAfter(asked.end);
    }
}
