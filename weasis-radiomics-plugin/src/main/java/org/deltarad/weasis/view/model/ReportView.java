package org.deltarad.weasis.view.model;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A report, ready to be shown.
 *
 * @param sopInstanceUid of the SR
 * @param patientId      Patient ID, may be empty
 * @param title          signatures of the report, or the document's title
 * @param created        Content Date and Time, where they can be read
 * @param origin         who made it
 * @param supersedes     SOP Instance UIDs of the reports that this one replaces
 * @param scores         outcomes of signatures; empty for reports of others
 * @param timePoints     in the order of the columns of {@link FeatureRow#values}
 * @param features       all measurements, in order
 * @param provenance     how the numbers came about, in groups
 * @param problems       sentences on what could not be read
 * @param document       SOP Instance UID of the one-page PDF
 */
public record ReportView(
        String sopInstanceUid,
        String patientId,
        String title,
        Optional<LocalDateTime> created,
        Origin origin,
        List<String> supersedes,
        List<ScoreView> scores,
        List<TimePointView> timePoints,
        List<FeatureRow> features,
        List<Fact> provenance,
        List<String> problems,
        Optional<String> document) {
    public ReportView {
        supersedes = List.copyOf(supersedes);
        scores = List.copyOf(scores);
        timePoints = List.copyOf(timePoints);
        features = List.copyOf(features);
        provenance = List.copyOf(provenance);
        problems = List.copyOf(problems);
    }

    /** Whose report it is. */
    public enum Origin {
        DELTARAD,
        OTHER
    }

    /** Days between the first and the last time point; empty where either has no date. */
    public Optional<Double> days() {
        return timePoints.size() < 2
                ? Optional.empty()
                : timePoints.get(timePoints.size() - 1).days();
    }

    /** Whether each feature has a change. */
    public boolean hasChange() {
        return features.stream().anyMatch(f -> !Double.isNaN(f.change()));
    }
}
