package org.deltarad.report.sr;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.report.ProtocolTimePoint;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.report.code.Umls;

/**
 * TID 1502 Time Point Context. The offset is the one that the images give, from enrolment, start of treatment or whatever
 * their event is; else the days since the baseline.
 *
 * @param role     baseline or mid-treatment
 * @param protocol what the images say
 */
record TimePointContext(TimePoint.Role role, ProtocolTimePoint protocol) {
    private static final Relationship CONTEXT = Relationship.HAS_OBS_CONTEXT;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final Code ENROLLMENT = new Code("C37948", "NCIt", "Enrollment");

    /**
     * @param baseline when the baseline was acquired, from which days are counted; none are where either has no date
     */
    static List<ContentItem> toItems(TimePoint t, Optional<LocalDateTime> baseline) {
        boolean first = t.role() == TimePoint.Role.BASELINE;
        List<ContentItem> items = new ArrayList<>();
        t.protocol()
                .id()
                .flatMap(id -> ContentItem.textIfAny(CONTEXT, Dcm.PROTOCOL_TIME_POINT_IDENTIFIER, id)
                        .findFirst())
                .ifPresent(items::add);
        items.add(ContentItem.text(CONTEXT, Umls.TIME_POINT, first ? "baseline" : "mid-treatment"));
        items.add(ContentItem.coded(CONTEXT, Dcm.TIME_POINT_TYPE, type(t.role())));
        items.add(ContentItem.num(CONTEXT, Dcm.TIME_POINT_ORDER, first ? 1 : 2, Ucum.NO_UNITS));
        t.protocol()
                .offset()
                .map(TimePointContext::offset)
                .or(() -> baseline.flatMap(from -> t.acquired().map(to -> offset(from, to))))
                .ifPresent(items::add);
        return items;
    }

    private static ContentItem offset(LocalDateTime baseline, LocalDateTime acquired) {
        return ContentItem.num(
                CONTEXT,
                Dcm.LONGITUDINAL_TEMPORAL_OFFSET,
                Duration.between(baseline, acquired).toSeconds() / SECONDS_PER_DAY,
                Ucum.DAY,
                ContentItem.coded(Relationship.HAS_CONCEPT_MOD, Dcm.LONGITUDINAL_TEMPORAL_EVENT_TYPE, Umls.BASELINE));
    }

    /** The images' own offset, told from ours by its event in their words. */
    private static ContentItem offset(ProtocolTimePoint.Offset offset) {
        return ContentItem.num(
                CONTEXT,
                Dcm.LONGITUDINAL_TEMPORAL_OFFSET,
                offset.days(),
                Ucum.DAY,
                ContentItem.coded(
                        Relationship.HAS_CONCEPT_MOD,
                        Dcm.LONGITUDINAL_TEMPORAL_EVENT_TYPE,
                        event(offset.event()),
                        EquivalentMeaning.toItem(offset.event())));
    }

    private static Code event(String event) {
        return switch (event.strip().toUpperCase(Locale.ROOT)) {
            case "BASELINE" -> Umls.BASELINE;
            case "ENROLLMENT" -> ENROLLMENT;
            default -> DeltaRadCodes.event(event);
        };
    }

    static TimePointContext of(ContentItem group) throws SrFormatException {
        Code type = group.requireCode(Dcm.TIME_POINT_TYPE);
        TimePoint.Role role = type.equals(Umls.BASELINE) ? TimePoint.Role.BASELINE : TimePoint.Role.MID_TREATMENT;
        Optional<String> id =
                Optional.of(group.text(Dcm.PROTOCOL_TIME_POINT_IDENTIFIER)).filter(s -> !s.isEmpty());
        return new TimePointContext(role, new ProtocolTimePoint(id, protocolOffset(group)));
    }

    private static Optional<ProtocolTimePoint.Offset> protocolOffset(ContentItem group) {
        return group.find(Dcm.LONGITUDINAL_TEMPORAL_OFFSET)
                .filter(o -> o.value() instanceof Value.Num)
                .flatMap(o -> o.find(Dcm.LONGITUDINAL_TEMPORAL_EVENT_TYPE)
                        .flatMap(EquivalentMeaning::in)
                        .map(event -> new ProtocolTimePoint.Offset(((Value.Num) o.value()).number(), event)));
    }

    private static Code type(TimePoint.Role role) {
        return switch (role) {
            case BASELINE -> Umls.BASELINE;
            case MID_TREATMENT -> DeltaRadCodes.MID_TREATMENT;
        };
    }
}
