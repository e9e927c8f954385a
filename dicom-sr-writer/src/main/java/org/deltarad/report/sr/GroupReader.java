package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.Sct;
import org.deltarad.report.code.Umls;
import org.deltarad.report.measurement.Measurement;
import org.deltarad.report.measurement.MeasurementGroup;
import org.deltarad.report.measurement.MeasurementGroup.Modified;
import org.deltarad.report.measurement.MeasurementGroup.TimePointNames;
import org.deltarad.report.measurement.RegionReference;

/**
 * Collects the measurement groups of a tree: every container with a measurement or of the name Measurement Group,
 * wherever it stands, so that no NUM is lost.
 */
final class GroupReader {
    private static final Code SESSION = new Code("C67447", "NCIt", "Activity Session");

    /** What a group has a component for. */
    private static final Set<Code> OWN = Set.of(
            Dcm.TRACKING_IDENTIFIER,
            Dcm.TRACKING_UNIQUE_IDENTIFIER,
            SESSION,
            Sct.FINDING_CATEGORY,
            Dcm.FINDING,
            Sct.FINDING_SITE,
            Sct.MEASUREMENT_METHOD,
            Umls.TIME_POINT,
            Dcm.SUBJECT_TIME_POINT_IDENTIFIER,
            Dcm.PROTOCOL_TIME_POINT_IDENTIFIER,
            Dcm.TIME_POINT_TYPE,
            Dcm.TIME_POINT_ORDER,
            Dcm.LONGITUDINAL_TEMPORAL_OFFSET,
            Dcm.SOURCE_SERIES_FOR_SEGMENTATION);

    private static final Map<Code, Code> RETIRED = Map.of(
            new Code("G-C0E3", "SRT", "Finding Site"), Sct.FINDING_SITE,
            new Code("G-C171", "SRT", "Laterality"), Sct.LATERALITY,
            new Code("G-C306", "SRT", "Measurement Method"), Sct.MEASUREMENT_METHOD);

    private final ContentLookup lookup;
    private final List<MeasurementGroup> groups = new ArrayList<>();

    GroupReader(ContentLookup lookup) {
        this.lookup = lookup;
    }

    List<MeasurementGroup> groups() {
        return List.copyOf(groups);
    }

    /** Adds the groups of a container: itself, where it has measurements of its own, and those in it. */
    void add(ContentItem container) {
        boolean group = container.name().filter(Dcm.MEASUREMENT_GROUP::equals).isPresent();
        if (group || container.children().stream().anyMatch(GroupReader::isMeasurement)) {
            groups.add(group(withCurrentNames(container)));
        }
        container.children().forEach(this::addBelow);
    }

    /** The names of retired scheme SRT (PS3.16 8.1.1) that a group's own children have in older reports. */
    private static ContentItem withCurrentNames(ContentItem container) {
        return new ContentItem(
                container.relationship(),
                container.name(),
                container.value(),
                container.children().stream()
                        .map(c -> new ContentItem(
                                c.relationship(),
                                c.name().map(n -> RETIRED.getOrDefault(n, n)),
                                c.value(),
                                c.children()))
                        .toList());
    }

    private void addBelow(ContentItem item) {
        if (item.value() instanceof Value.Container) {
            add(item);
        } else {
            item.children().forEach(this::addBelow);
        }
    }

    /** NUM items of the context, such as the Time Point Order, are none. */
    private static boolean isMeasurement(ContentItem item) {
        return item.value() instanceof Value.Num
                && item.relationship() != Relationship.HAS_OBS_CONTEXT
                && item.relationship() != Relationship.HAS_ACQ_CONTEXT;
    }

    private MeasurementGroup group(ContentItem g) {
        return new MeasurementGroup(
                g.name().orElse(Dcm.MEASUREMENT_GROUP),
                g.value() instanceof Value.Container c ? c.templateId().orElse("") : "",
                g.text(Dcm.TRACKING_IDENTIFIER),
                uid(g, Dcm.TRACKING_UNIQUE_IDENTIFIER),
                g.text(SESSION),
                code(g, Sct.FINDING_CATEGORY),
                code(g, Dcm.FINDING),
                g.all(Sct.FINDING_SITE).stream().flatMap(GroupReader::modified).toList(),
                code(g, Sct.MEASUREMENT_METHOD),
                timePoint(g),
                (g.text(Dcm.ALGORITHM_NAME) + " " + g.text(Dcm.ALGORITHM_VERSION)).strip(),
                regions(g),
                g.children().stream()
                        .filter(GroupReader::isMeasurement)
                        .map(this::measurement)
                        .toList(),
                g.children().stream()
                        .filter(c -> !(c.value() instanceof Value.Num)
                                && c.name().filter(OWN::contains).isEmpty())
                        .flatMap(EvaluationReader::read)
                        .toList());
    }

    private List<RegionReference> regions(ContentItem g) {
        Stream<RegionReference> regions = g.children().stream().flatMap(lookup::region);
        Stream<RegionReference> series = g.all(Dcm.SOURCE_SERIES_FOR_SEGMENTATION).stream()
                .filter(s -> s.value() instanceof Value.Uid)
                .map(s -> new RegionReference(
                        s.name(),
                        RegionReference.Kind.SERIES,
                        Optional.empty(),
                        ((Value.Uid) s.value()).uid(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
        return Stream.concat(regions, series).toList();
    }

    private static TimePointNames timePoint(ContentItem g) {
        Optional<ContentItem> offset = g.find(Dcm.LONGITUDINAL_TEMPORAL_OFFSET);
        return new TimePointNames(
                g.text(Umls.TIME_POINT),
                g.text(Dcm.SUBJECT_TIME_POINT_IDENTIFIER),
                g.text(Dcm.PROTOCOL_TIME_POINT_IDENTIFIER),
                g.all(Dcm.TIME_POINT_TYPE).stream()
                        .flatMap(t -> t.value() instanceof Value.Coded c ? Stream.of(c.code()) : Stream.empty())
                        .toList(),
                number(g.find(Dcm.TIME_POINT_ORDER)),
                number(offset),
                offset.flatMap(o -> code(o, Dcm.LONGITUDINAL_TEMPORAL_EVENT_TYPE)));
    }

    private static Optional<Double> number(Optional<ContentItem> item) {
        return item.flatMap(i -> i.value() instanceof Value.Num n ? Optional.of(n.number()) : Optional.empty())
                .filter(v -> !v.isNaN());
    }

    private static Stream<Modified> modified(ContentItem item) {
        return item.value() instanceof Value.Coded c
                ? Stream.of(new Modified(
                        c.code(),
                        item.children().stream()
                                .flatMap(m ->
                                        m.value() instanceof Value.Coded mod ? Stream.of(mod.code()) : Stream.empty())
                                .toList()))
                : Stream.empty();
    }

    private static Optional<Code> code(ContentItem parent, Code name) {
        return parent.find(name)
                .flatMap(i -> i.value() instanceof Value.Coded c ? Optional.of(c.code()) : Optional.empty());
    }

    private static String uid(ContentItem parent, Code name) {
        return parent.find(name)
                .flatMap(i -> i.value() instanceof Value.Uid u ? Optional.of(u.uid()) : Optional.empty())
                .orElse("");
    }

    private Measurement measurement(ContentItem item) {
        Value.Num num = (Value.Num) item.value();
        List<ContentItem> words = item.children().stream()
                .filter(c ->
                        c.name().filter(Dcm.EQUIVALENT_MEANING::equals).isEmpty() && !(c.value() instanceof Value.Num))
                .toList();
        return new Measurement(
                item.name().orElse(Dcm.MEASUREMENT_GROUP),
                EquivalentMeaning.in(item).orElse(""),
                Double.isNaN(num.number()) ? Optional.empty() : Optional.of(num.number()),
                num.unit(),
                num.qualifier(),
                words.stream()
                        .filter(c -> c.relationship() == Relationship.HAS_CONCEPT_MOD)
                        .flatMap(EvaluationReader::read)
                        .toList(),
                words.stream()
                        .filter(c -> c.relationship() != Relationship.HAS_CONCEPT_MOD)
                        .flatMap(EvaluationReader::read)
                        .toList(),
                item.children().stream()
                        .filter(c -> c.value() instanceof Value.Num)
                        .map(this::measurement)
                        .toList(),
                item.children().stream()
                        .flatMap(c ->
                                c.value() instanceof Value.Reference r ? Stream.of(lookup.source(r)) : Stream.empty())
                        .toList(),
                item.children().stream().flatMap(lookup::region).toList());
    }
}
