package org.deltarad.report;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.signature.ScoreResult;

/**
 * Everything that is sent back about one patient: one time point with the pre-treatment score, or two with their
 * change. Research use only.
 *
 * @param sopInstanceUid    of the SR; the same inputs and versions give the same UID, see {@link ReportUids}
 * @param seriesInstanceUid of the SR's series
 * @param created           Content Date and Time
 * @param subject           patient and study; the study is the latest time point's
 * @param device            who measured
 * @param extraction        name of the extraction preset, such as {@code S1}
 * @param settings          the extraction settings in words, one per entry
 * @param finding           what the lesion is and where
 * @param timePoints        baseline, then mid-treatment; one or two
 * @param scores            outcomes of the configured signatures
 * @param links             predecessor, picture and document
 */
public record Report(
        String sopInstanceUid,
        String seriesInstanceUid,
        LocalDateTime created,
        Subject subject,
        Device device,
        String extraction,
        Map<String, String> settings,
        Finding finding,
        List<TimePoint> timePoints,
        List<ScoreResult> scores,
        ReportLinks links) {
    public Report {
        if (timePoints.isEmpty() || timePoints.size() > 2) {
            throw new IllegalArgumentException("a report has one or two time points, not " + timePoints.size());
        }
        timePoints = List.copyOf(timePoints);
        scores = List.copyOf(scores);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The same report with other links. */
    public Report with(ReportLinks other) {
        return new Report(
                sopInstanceUid,
                seriesInstanceUid,
                created,
                subject,
                device,
                extraction,
                settings,
                finding,
                timePoints,
                scores,
                other);
    }

    /** The SR that this one replaces. */
    public Optional<InstanceReference> supersedes() {
        return links.supersedes();
    }

    public TimePoint baseline() {
        return timePoints.get(0);
    }

    public Optional<TimePoint> midTreatment() {
        return timePoints.size() == 2 ? Optional.of(timePoints.get(1)) : Optional.empty();
    }

    /** Mid-treatment minus baseline of every feature that both have, in order; empty for one time point. */
    public Map<String, Double> deltas() {
        Map<String, Double> deltas = new LinkedHashMap<>();
        midTreatment().ifPresent(mid -> baseline().features().forEach((name, before) -> {
            Double after = mid.features().get(name);
            if (after != null) {
                deltas.put(name, after - before);
            }
        }));
        return deltas;
    }

    /** UCUM code of the values of all images, which is the deltas' too; empty for arbitrary units and where they differ. */
    public String imageUnit() {
        List<String> units = timePoints.stream()
                .map(t -> t.series().notes().unit())
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "";
    }
}
