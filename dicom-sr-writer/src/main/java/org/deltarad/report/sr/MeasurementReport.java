package org.deltarad.report.sr;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.report.Device;
import org.deltarad.report.Equipment;
import org.deltarad.report.Report;
import org.deltarad.report.ReportException;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.Loinc;

/** TID 1500 Measurement Report: the root of the content tree. */
final class MeasurementReport {
    private static final String TID = "1500";
    private static final String IMAGE_LIBRARY_TID = "1600";
    private static final String TEMPLATE_1411 = "1411";

    private MeasurementReport() {}

    static ContentItem toItem(Report report) throws ReportException {
        Optional<LocalDateTime> baseline = report.baseline().acquired();
        List<ContentItem> groups = report.timePoints().stream()
                .map(t -> VolumetricRoiMeasurements.toItem(t, baseline))
                .toList();
        List<ContentItem> scores = report.scores().stream()
                .map(s -> ScoreMeasurements.toItem(ScoreContent.of(s)))
                .toList();
        List<ContentItem> measurements = new ArrayList<>(algorithm(report).toItems());
        measurements.addAll(groups);
        measurements.addAll(scores);
        // The changes come last: they refer by position to items before them.
        ContentItem withoutDeltas = root(report, measurements);
        if (report.deltas().isEmpty()) {
            return withoutDeltas;
        }
        measurements.add(DeltaMeasurements.toItem(
                report.baseline().trackingIdentifier(),
                report.baseline().trackingUid(),
                report.deltas(),
                groups.get(0),
                groups.get(1),
                ContentPaths.in(withoutDeltas)));
        return root(report, measurements);
    }

    private static ContentItem root(Report report, List<ContentItem> measurements) {
        List<ContentItem> items = new ArrayList<>();
        items.add(Language.toItem());
        items.addAll(ObservationContext.toItems(report.device()));
        report.timePoints().stream()
                .map(t -> Loinc.procedure(t.modality()))
                .distinct()
                .forEach(p -> items.add(ContentItem.coded(Relationship.HAS_CONCEPT_MOD, Dcm.PROCEDURE_REPORTED, p)));
        items.add(ContentItem.container(
                Dcm.IMAGE_LIBRARY,
                IMAGE_LIBRARY_TID,
                report.timePoints().stream()
                        .map(t -> ImageLibraryGroup.of(t).toItem())
                        .toList()));
        items.add(ContentItem.container(Dcm.IMAGING_MEASUREMENTS, measurements));
        return ContentItem.container(Dcm.IMAGING_MEASUREMENT_REPORT, TID, items);
    }

    private static AlgorithmIdentification algorithm(Report report) throws ReportException {
        return new AlgorithmIdentification(
                Equipment.MODEL,
                report.device().version(),
                Equipment.MANUFACTURER,
                new ExtractionParameters(report.extraction(), report.settings()).toParameters());
    }

    /** What the content tree of a report carries. */
    static Content read(ContentItem root, Evidence evidence) throws ReportException {
        ContentItem measurements = root.require(Dcm.IMAGING_MEASUREMENTS);
        AlgorithmIdentification algorithm = AlgorithmIdentification.of(measurements);
        List<ContentItem> groups = measurements.all(Dcm.MEASUREMENT_GROUP);
        List<ScoreContent> scores = new ArrayList<>();
        Map<String, Double> deltas = new LinkedHashMap<>();
        for (ContentItem group : groups) {
            if (ScoreMeasurements.matches(group)) {
                scores.add(ScoreMeasurements.read(group));
            } else if (DeltaMeasurements.matches(group)) {
                deltas.putAll(RoiMeasurements.features(group));
            }
        }
        return new Content(
                ObservationContext.device(root, algorithm.version()),
                ExtractionParameters.of(algorithm.parameters()),
                timePoints(root, groups, evidence),
                deltas,
                scores);
    }

    /** TID 1411 groups and image library groups go in pairs, in order. */
    private static List<TimePoint> timePoints(ContentItem root, List<ContentItem> groups, Evidence evidence)
            throws SrFormatException {
        List<ContentItem> series = root.require(Dcm.IMAGE_LIBRARY).all(Dcm.IMAGE_LIBRARY_GROUP);
        List<ContentItem> rois = groups.stream()
                .filter(g -> g.value() instanceof Value.Container c
                        && c.templateId().filter(TEMPLATE_1411::equals).isPresent())
                .toList();
        if (series.size() != rois.size() || rois.isEmpty() || rois.size() > 2) {
            throw new SrFormatException("the SR has " + rois.size() + " TID 1411 groups and " + series.size()
                    + " image library groups; a report has one or two of both");
        }
        List<TimePoint> timePoints = new ArrayList<>();
        for (int n = 0; n < rois.size(); n++) {
            timePoints.add(VolumetricRoiMeasurements.read(rois.get(n), ImageLibraryGroup.of(series.get(n)), evidence));
        }
        return timePoints;
    }

    /** The content tree's part of {@link SrContent}. */
    record Content(
            Device device,
            ExtractionParameters extraction,
            List<TimePoint> timePoints,
            Map<String, Double> deltas,
            List<ScoreContent> scores) {}
}
