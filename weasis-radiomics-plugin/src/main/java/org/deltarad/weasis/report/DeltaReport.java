package org.deltarad.weasis.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.FeatureCodes;
import org.deltarad.report.sr.CalibrationIdentity;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;
import org.deltarad.weasis.view.model.FeatureRow;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.ScoreView;
import org.deltarad.weasis.view.model.TimePointView;

/** A report of DeltaRad's as the panel shows it. */
final class DeltaReport {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final String NO_UNITS = "1";

    private final SrContent report;
    private final Map<String, ScoreResult.Contribution> terms = new HashMap<>();
    private final Set<String> signed = new HashSet<>();

    DeltaReport(SrContent report) {
        this.report = report;
        report.scores().forEach(s -> s.signature().terms().forEach(t -> signed.add(t.feature())));
        for (ScoreContent score : report.scores()) {
            if (score instanceof ScoreContent.Scored s) {
                s.contributions().forEach(c -> terms.putIfAbsent(c.feature(), c));
            }
        }
    }

    ReportView toView() {
        return new ReportView(
                report.sopInstanceUid(),
                report.subject().patientId(),
                report.scores().isEmpty()
                        ? report.extraction()
                        : report.scores().stream().map(s -> s.signature().id()).collect(Collectors.joining(", ")),
                Optional.of(report.created()),
                ReportView.Origin.DELTARAD,
                report.links()
                        .supersedes()
                        .map(InstanceReference::sopInstanceUid)
                        .map(List::of)
                        .orElse(List.of()),
                report.scores().stream().map(DeltaReport::score).toList(),
                report.timePoints().stream().map(this::timePoint).toList(),
                features(),
                new Provenance(report).facts(),
                List.of(),
                report.links().document().map(InstanceReference::sopInstanceUid));
    }

    private TimePointView timePoint(TimePoint t) {
        Optional<LocalDateTime> first = report.timePoints().get(0).acquired();
        RoiReference roi = t.region().segment().map(RoiReference.class::cast).orElse(t.roi());
        return new TimePointView(
                switch (t.role()) {
                    case BASELINE -> TimePointView.Role.BASELINE;
                    case MID_TREATMENT -> TimePointView.Role.MID_TREATMENT;
                },
                t.protocol().id().orElse(""),
                t.acquired(),
                first.flatMap(from ->
                        t.acquired().map(to -> Duration.between(from, to).toSeconds() / SECONDS_PER_DAY)),
                (t.modality() + " " + t.seriesDescription()).strip(),
                t.seriesInstanceUid(),
                Optional.of(new TimePointView.RegionView(
                        roi.instance().sopInstanceUid(), roi.number(), roi instanceof RoiReference.Segment)));
    }

    private List<FeatureRow> features() {
        Set<String> names = new LinkedHashSet<>();
        report.timePoints().forEach(t -> names.addAll(t.features().keySet()));
        List<FeatureRow> rows = new ArrayList<>(names.size());
        names.forEach(name -> rows.add(row(name)));
        return rows;
    }

    private FeatureRow row(String name) {
        TimePoint first = report.timePoints().get(0);
        FeatureName parts = FeatureName.of(name);
        Code concept = FeatureCodes.concept(name);
        boolean ibsi = !parts.ibsiCode().isEmpty();
        String unit = FeatureCodes.unit(name, first.series().notes().unit()).value();
        ScoreResult.Contribution term = terms.get(name);
        return new FeatureRow(
                name,
                first.trackingIdentifier(),
                parts.image(),
                parts.featureClass(),
                ibsi ? parts.ibsiCode() : concept.value(),
                ibsi ? "IBSI" : concept.scheme(),
                unit.equals(NO_UNITS) ? "" : unit,
                parts.words(),
                report.timePoints().stream()
                        .map(t -> finite(t.features().get(name)))
                        .toList(),
                finite(report.deltas().get(name)),
                term == null ? Double.NaN : term.z(),
                term == null ? Double.NaN : term.part(),
                signed.contains(name),
                why(name));
    }

    /** Infinite values have no number in DICOM, so they are missing, with a reason. */
    private static double finite(Double value) {
        return value == null || !Double.isFinite(value) ? Double.NaN : value;
    }

    private String why(String name) {
        return report.timePoints().stream()
                .map(t -> t.features().get(name))
                .filter(v -> v != null && !Double.isFinite(v))
                .map(v -> v.isNaN() ? "not a number" : v > 0 ? "positive infinity" : "negative infinity")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static ScoreView score(ScoreContent score) {
        List<String> reasons = List.of();
        List<String> warnings = List.of();
        Optional<ScoreView.Result> result = Optional.empty();
        Optional<CalibrationIdentity> calibration = Optional.empty();
        if (score instanceof ScoreContent.Scored s) {
            warnings = s.warnings();
            calibration = Optional.of(s.calibration());
            result = Optional.of(new ScoreView.Result(
                    s.value(),
                    s.cutoff(),
                    group(s.group()),
                    group(s.signature().highMeans()),
                    s.contributions().stream()
                            .map(c -> new ScoreView.Contribution(c.feature(), c.z(), c.part()))
                            .toList()));
        } else if (score instanceof ScoreContent.Withheld w) {
            reasons = w.reasons();
            calibration = Optional.of(w.calibration());
        } else if (score instanceof ScoreContent.NotScored n) {
            reasons = List.of(n.reason());
        }
        return new ScoreView(
                score.signature().id() + " " + score.signature().version(),
                score.signature().title(),
                score.signature().endpoint(),
                score.signature().input() == Signature.Input.DELTA,
                result,
                reasons,
                score instanceof ScoreContent.Withheld,
                warnings,
                calibration.map(c -> new ScoreView.CohortView(
                        c.id() + " " + c.version(),
                        c.cohort().name(),
                        c.cohort().patients(),
                        c.cohort().synthetic(),
                        c.cohort().description())));
    }

    private static ScoreView.Group group(RiskGroup group) {
        return switch (group) {
            case LOW -> ScoreView.Group.LOW;
            case HIGH -> ScoreView.Group.HIGH;
        };
    }
}
