package org.deltarad.report.sr;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Ucum;
import org.deltarad.report.code.Umls;

/**
 * TID 1502 Time Point Context.
 *
 * @param role       baseline or mid-treatment
 * @param protocolId Clinical Trial Time Point ID
 */
record TimePointContext(TimePoint.Role role, Optional<String> protocolId) {
    private static final Relationship CONTEXT = Relationship.HAS_OBS_CONTEXT;
    private static final double SECONDS_PER_DAY = 86_400;

    /**
     * @param baseline when the baseline was acquired, from which days are counted; none are where either has no date
     */
    static List<ContentItem> toItems(TimePoint t, Optional<LocalDateTime> baseline) {
        boolean first = t.role() == TimePoint.Role.BASELINE;
        List<ContentItem> items = new ArrayList<>();
        t.protocol().id().ifPresent(id -> items.add(ContentItem.text(CONTEXT, Dcm.PROTOCOL_TIME_POINT_IDENTIFIER, id)));
        items.add(ContentItem.text(CONTEXT, Umls.TIME_POINT, first ? "baseline" : "mid-treatment"));
        items.add(ContentItem.coded(CONTEXT, Dcm.TIME_POINT_TYPE, type(t.role())));
        items.add(ContentItem.num(CONTEXT, Dcm.TIME_POINT_ORDER, first ? 1 : 2, Ucum.NO_UNITS));
        baseline.flatMap(from -> t.acquired().map(to -> offset(from, to))).ifPresent(items::add);
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

    static TimePointContext of(ContentItem group) throws SrFormatException {
        Code type = group.requireCode(Dcm.TIME_POINT_TYPE);
        TimePoint.Role role = type.equals(Umls.BASELINE) ? TimePoint.Role.BASELINE : TimePoint.Role.MID_TREATMENT;
        return new TimePointContext(
                role,
                Optional.of(group.text(Dcm.PROTOCOL_TIME_POINT_IDENTIFIER)).filter(s -> !s.isEmpty()));
    }

    private static Code type(TimePoint.Role role) {
        return switch (role) {
            case BASELINE -> Umls.BASELINE;
            case MID_TREATMENT -> DeltaRadCodes.MID_TREATMENT;
        };
    }
}
