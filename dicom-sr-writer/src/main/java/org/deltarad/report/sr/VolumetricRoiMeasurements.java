package org.deltarad.report.sr;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.Finding;
import org.deltarad.report.MeasuredSeries;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Dcm;

/** TID 1411 Volumetric ROI Measurements and Qualitative Evaluations: one time point, in the order of its rows. */
final class VolumetricRoiMeasurements {
    private static final String TID = "1411";

    private VolumetricRoiMeasurements() {}

    static ContentItem toItem(TimePoint t, Finding finding, Optional<LocalDateTime> baseline) {
        List<ContentItem> items = new ArrayList<>();
        ContentItem.textIfAny(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_IDENTIFIER, t.trackingIdentifier())
                .forEach(items::add);
        items.add(ContentItem.uid(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_UNIQUE_IDENTIFIER, t.trackingUid()));
        items.add(FindingItems.type(finding));
        items.addAll(TimePointContext.toItems(t, baseline));
        items.addAll(RegionItems.toItems(t.region(), t.seriesInstanceUid()));
        items.addAll(FindingItems.site(finding));
        items.addAll(RoiMeasurements.toItems(t.features(), t.series().notes().unit()));
        items.addAll(RegionItems.labels(t.region()));
        items.addAll(ImageNotesItems.toItems(t.series().notes()));
        return ContentItem.container(Dcm.MEASUREMENT_GROUP, TID, items);
    }

    /** The time point of a group and the image library group of its series. */
    static TimePoint read(ContentItem group, ImageLibraryGroup series, Evidence evidence) throws SrFormatException {
        TimePointContext context = TimePointContext.of(group);
        return new TimePoint(
                context.role(),
                series.acquired(),
                context.protocol(),
                new MeasuredSeries(
                        series.modality(),
                        series.seriesDescription(),
                        series.frameOfReferenceUid(),
                        series.references(evidence),
                        series.descriptors(),
                        ImageNotesItems.read(group)),
                RegionItems.read(group, evidence),
                series.acquisition(),
                RoiMeasurements.features(group));
    }
}
