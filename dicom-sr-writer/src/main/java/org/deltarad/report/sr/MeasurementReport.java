package org.deltarad.report.sr;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Device;
import org.deltarad.report.Equipment;
import org.deltarad.report.Finding;
import org.deltarad.report.Report;
import org.deltarad.report.ReportException;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
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
                .map(t -> VolumetricRoiMeasurements.toItem(t, report.finding(), baseline))
                .toList();
        List<ContentItem> measurements = new ArrayList<>(algorithm(report).toItems());
        measurements.addAll(groups);
        report.scores().stream()
                .map(s -> ScoreMeasurements.toItem(ScoreContent.of(s)))
                .forEach(measurements::add);
        List<ContentItem> items = head(report);
        items.add(ContentItem.container(Dcm.IMAGING_MEASUREMENTS, measurements));
        if (!report.deltas().isEmpty()) {
            // The changes come after the items that they refer to by position.
            items.add(DeltaMeasurements.toItem(
                    new AlgorithmIdentification(
                            Equipment.MODEL, report.device().version(), Equipment.MANUFACTURER, List.of()),
                    report.deltas(),
                    report.imageUnit(),
                    groups.get(0),
                    groups.get(1),
                    ContentPaths.in(root(items))));
        }
        items.addAll(LinkItems.toItems(report.links()));
        return root(items);
    }

    private static ContentItem root(List<ContentItem> items) {
        return ContentItem.container(Dcm.IMAGING_MEASUREMENT_REPORT, TID, items);
    }

    private static List<ContentItem> head(Report report) {
        List<ContentItem> items = new ArrayList<>();
        items.add(Language.toItem());
        items.addAll(ObservationContext.toItems(report.device()));
        procedures(report)
                .forEach(p -> items.add(ContentItem.coded(Relationship.HAS_CONCEPT_MOD, Dcm.PROCEDURE_REPORTED, p)));
        items.add(ContentItem.container(
                Dcm.IMAGE_LIBRARY,
                IMAGE_LIBRARY_TID,
                report.timePoints().stream()
                        .map(t -> ImageLibraryGroup.of(t).toItem())
                        .toList()));
        return items;
    }

    /** The imaging procedure as the images' Procedure Code Sequence says it, else by modality. */
    private static List<Code> procedures(Report report) {
        List<Code> codes = new ArrayList<>();
        for (Dataset item : report.subject().attributes().items(Tag.ProcedureCodeSequence)) {
            try {
                codes.add(Code.of(item));
            } catch (DicomException broken) {
                codes.clear();
                break;
            }
        }
        return codes.isEmpty()
                ? report.timePoints().stream()
                        .map(t -> Loinc.procedure(t.modality()))
                        .distinct()
                        .toList()
                : codes;
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
        for (ContentItem group : groups) {
            if (ScoreMeasurements.matches(group)) {
                scores.add(ScoreMeasurements.read(group));
            }
        }
        Optional<ContentItem> derived = root.find(Dcm.DERIVED_IMAGING_MEASUREMENTS);
        List<ContentItem> rois = rois(groups);
        return new Content(
                ObservationContext.device(root, algorithm.version()),
                ExtractionParameters.of(algorithm.parameters()),
                FindingItems.read(rois.get(0)),
                timePoints(root, rois, evidence),
                derived.map(RoiMeasurements::features).orElse(Map.of()),
                scores,
                LinkItems.read(root, evidence));
    }

    private static List<ContentItem> rois(List<ContentItem> groups) throws SrFormatException {
        List<ContentItem> rois = groups.stream()
                .filter(g -> g.value() instanceof Value.Container c
                        && c.templateId().filter(TEMPLATE_1411::equals).isPresent())
                .toList();
        if (rois.isEmpty() || rois.size() > 2) {
            throw new SrFormatException(
                    "the SR has " + rois.size() + " TID 1411 groups; a report of ours has one or two");
        }
        return rois;
    }

    /** TID 1411 groups and image library groups go in pairs, in order. */
    private static List<TimePoint> timePoints(ContentItem root, List<ContentItem> rois, Evidence evidence)
            throws SrFormatException {
        List<ContentItem> series = root.require(Dcm.IMAGE_LIBRARY).all(Dcm.IMAGE_LIBRARY_GROUP);
        if (series.size() != rois.size()) {
            throw new SrFormatException("the SR has " + rois.size() + " TID 1411 groups and " + series.size()
                    + " image library groups; a report of ours has one of each per time point");
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
            Finding finding,
            List<TimePoint> timePoints,
            Map<String, Double> deltas,
            List<ScoreContent> scores,
            ReportLinks links) {}
}
