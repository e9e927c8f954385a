package org.deltarad.weasis.view.model;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A feature over all scans of a patient's reports that have a date.
 *
 * @param feature feature name
 * @param points  by date
 */
public record TrendView(String feature, List<Point> points) {
    public TrendView {
        points = List.copyOf(points);
    }

    /** A value, and when its images were acquired. */
    public record Point(LocalDateTime acquired, double value) {}

    /**
     * The values of a feature in the reports; a scan that several reports measured counts once, by the first of them. Missing
     * values are left out.
     *
     * @param reports those to trust first, first
     * @param lesion  what it was measured on, as in {@link FeatureRow#lesion}
     */
    public static TrendView of(List<ReportView> reports, String lesion, String feature) {
        List<Point> points = new ArrayList<>();
        Set<String> scans = new HashSet<>();
        for (ReportView report : reports) {
            report.features().stream()
                    .filter(f -> f.name().equals(feature) && f.lesion().equals(lesion))
                    .findFirst()
                    .ifPresent(row -> add(report, row, scans, points));
        }
        points.sort(Comparator.comparing(Point::acquired));
        return new TrendView(feature, points);
    }

    private static void add(ReportView report, FeatureRow row, Set<String> scans, List<Point> points) {
        for (int n = 0; n < report.timePoints().size(); n++) {
            TimePointView t = report.timePoints().get(n);
            double value = row.value(n);
            if (t.acquired().isPresent() && Double.isFinite(value)) {
                String scan = t.series().isEmpty() ? t.acquired().get().toString() : t.series();
                if (scans.add(scan)) {
                    points.add(new Point(t.acquired().get(), value));
                }
            }
        }
    }
}
