package org.deltarad.weasis.report;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.ReportException;
import org.deltarad.report.code.Code;
import org.deltarad.report.measurement.Evaluation;
import org.deltarad.report.measurement.Measurement;
import org.deltarad.report.measurement.MeasurementGroup;
import org.deltarad.report.measurement.MeasurementGroup.TimePointNames;
import org.deltarad.report.measurement.MeasurementReportContent;
import org.deltarad.report.measurement.RegionReference;
import org.deltarad.report.measurement.ReportHeader;
import org.deltarad.weasis.view.model.Fact;
import org.deltarad.weasis.view.model.FeatureRow;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;

/**
 * Any TID 1500 report as the panel shows it. Groups of one lesion at several time points (TID 1502) are columns of one
 * table; where the report names no time points, there is one column.
 */
final class OtherReport {
    private static final String NO_UNITS = "1";

    private final MeasurementReportContent report;
    private final List<TimePointNames> columns;

    /** A measurement of a lesion, over the columns. */
    private record Key(String lesion, String name, Code concept, String modifiers, int occurrence) {}

    OtherReport(MeasurementReportContent report) {
        this.report = report;
        this.columns = report.groups().stream()
                .filter(g -> !g.measurements().isEmpty())
                .map(MeasurementGroup::timePoint)
                .distinct()
                .toList();
    }

    ReportView toView(List<String> problems) {
        ReportHeader header = report.header();
        return new ReportView(
                header.instance().sopInstanceUid(),
                header.subject().patientId(),
                header.seriesDescription().isEmpty() ? report.title().meaning() : header.seriesDescription(),
                created(header),
                ReportView.Origin.OTHER,
                header.supersedes().stream()
                        .map(InstanceReference::sopInstanceUid)
                        .toList(),
                List.of(),
                columns.stream().map(this::timePoint).toList(),
                rows(),
                facts(),
                Stream.concat(problems.stream(), report.problems().stream()).toList(),
                Optional.empty());
    }

    private static Optional<LocalDateTime> created(ReportHeader header) {
        try {
            LocalTime time =
                    header.contentTime().isEmpty() ? LocalTime.MIN : DicomDateTime.parseTime(header.contentTime());
            return Optional.of(LocalDateTime.of(DicomDateTime.parseDate(header.contentDate()), time));
        } catch (ReportException noDate) {
            return Optional.empty();
        }
    }

    private TimePointView timePoint(TimePointNames names) {
        Optional<RegionReference> region = report.groups().stream()
                .filter(g -> g.timePoint().equals(names))
                .flatMap(g -> g.regions().stream())
                .filter(r -> r.kind() == RegionReference.Kind.SEGMENT)
                .findFirst();
        return new TimePointView(
                TimePointView.Role.OTHER,
                label(names),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                region.flatMap(r -> r.instance()
                        .filter(i -> !r.segments().isEmpty())
                        .map(i -> new TimePointView.RegionView(
                                i.sopInstanceUid(), r.segments().get(0), true))));
    }

    private static String label(TimePointNames t) {
        return Stream.of(
                        t.name(),
                        t.protocol(),
                        t.subject(),
                        t.order().map(o -> Integer.toString(o.intValue())).orElse(""))
                .filter(s -> !s.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<FeatureRow> rows() {
        Map<Key, Measurement[]> cells = new LinkedHashMap<>();
        for (MeasurementGroup group : report.groups()) {
            int column = columns.indexOf(group.timePoint());
            group.measurements().stream().flatMap(Measurement::all).forEach(m -> {
                int occurrence = 0;
                Key key = key(group, m, occurrence);
                while (cells.containsKey(key) && cells.get(key)[column] != null) {
                    occurrence++;
                    key = key(group, m, occurrence);
                }
                cells.computeIfAbsent(key, k -> new Measurement[columns.size()])[column] = m;
            });
        }
        List<FeatureRow> rows = new ArrayList<>();
        cells.forEach((key, values) -> rows.add(row(key, values)));
        return rows;
    }

    private static Key key(MeasurementGroup group, Measurement m, int occurrence) {
        String modifiers = m.modifiers().stream().map(Evaluation::text).collect(Collectors.joining(", "));
        return new Key(lesion(group), m.label(), m.name(), modifiers, occurrence);
    }

    private static String lesion(MeasurementGroup g) {
        if (!g.trackingIdentifier().isEmpty()) {
            return g.trackingIdentifier();
        }
        return Stream.concat(g.finding().stream(), g.sites().stream().map(MeasurementGroup.Modified::code))
                .map(Code::meaning)
                .collect(Collectors.joining(", "));
    }

    private static FeatureRow row(Key key, Measurement[] cells) {
        List<Measurement> present = Stream.of(cells).filter(m -> m != null).toList();
        Measurement any = present.get(0);
        FeatureName parts = FeatureName.of(any.label());
        List<Double> values = Stream.of(cells)
                .map(m -> m == null
                        ? Double.NaN
                        : m.value().filter(Double::isFinite).orElse(Double.NaN))
                .toList();
        String unit = present.stream()
                .filter(m -> m.value().isPresent())
                .findFirst()
                .orElse(any)
                .unit()
                .value();
        return new FeatureRow(
                key.modifiers().isEmpty() ? key.name() : key.name() + " (" + key.modifiers() + ")",
                key.lesion(),
                parts.image(),
                parts.featureClass(),
                any.name().value(),
                any.name().scheme(),
                unit.equals(NO_UNITS) ? "" : unit,
                parts.words().isEmpty() ? any.name().meaning() : parts.words(),
                values,
                values.size() < 2 ? Double.NaN : values.get(values.size() - 1) - values.get(0),
                Double.NaN,
                Double.NaN,
                false,
                present.stream()
                        .flatMap(m -> m.qualifier().stream())
                        .map(Code::meaning)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private List<Fact> facts() {
        ReportHeader h = report.header();
        List<Fact> facts = new ArrayList<>();
        add(facts, Fact.Topic.REPORT, "patient", h.subject().patientId());
        add(facts, Fact.Topic.REPORT, "study", h.instance().studyInstanceUid());
        add(facts, Fact.Topic.REPORT, "instance", h.instance().sopInstanceUid());
        report.observers().forEach(o -> add(facts, Fact.Topic.REPORT, "observer", o));
        add(facts, Fact.Topic.ALGORITHM, "software", (h.manufacturer() + " " + h.model()).strip());
        h.software().forEach(s -> add(facts, Fact.Topic.ALGORITHM, "version", s));
        report.groups().stream()
                .map(MeasurementGroup::algorithm)
                .distinct()
                .forEach(a -> add(facts, Fact.Topic.ALGORITHM, "algorithm", a));
        for (MeasurementGroup group : report.groups()) {
            group.evaluations()
                    .forEach(e -> facts.add(Fact.plain(
                            Fact.Topic.PARAMETERS,
                            (lesion(group) + " " + e.name().meaning()).strip(),
                            e.text())));
        }
        report.evaluations()
                .forEach(e ->
                        facts.add(Fact.plain(Fact.Topic.PARAMETERS, e.name().meaning(), e.text())));
        report.groups().stream()
                .flatMap(g -> g.regions().stream())
                .flatMap(r -> r.instance().stream().map(InstanceReference::sopInstanceUid))
                .distinct()
                .forEach(uid -> add(facts, Fact.Topic.SOURCES, "region", uid));
        return facts;
    }

    private static void add(List<Fact> facts, Fact.Topic topic, String key, String value) {
        if (!value.isBlank()) {
            facts.add(Fact.keyed(topic, key, value));
        }
    }
}
