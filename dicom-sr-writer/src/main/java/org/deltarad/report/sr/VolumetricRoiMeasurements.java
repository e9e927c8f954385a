package org.deltarad.report.sr;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.MeasuredSeries;
import org.deltarad.report.ProtocolTimePoint;
import org.deltarad.report.Region;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.Sct;

/**
 * TID 1411 Volumetric ROI Measurements and Qualitative Evaluations: one time point. A segment is a Referenced Segment
 * with its source series, an ROI of an RTSTRUCT a Region in Space with the ROI Number.
 *
 * <p>Row 12c has the ROI Number in a HAS PROPERTIES relationship, which PS3.3 table A.35.13-2 does not let a COMPOSITE
 * have; DCMTK refuses to read such a document. So it is written as HAS CONCEPT MOD, and read in any relationship.
 */
final class VolumetricRoiMeasurements {
    private static final String TID = "1411";

    private VolumetricRoiMeasurements() {}

    static ContentItem toItem(TimePoint t, Optional<LocalDateTime> baseline) {
        List<ContentItem> items = new ArrayList<>();
        ContentItem.textIfAny(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_IDENTIFIER, t.trackingIdentifier())
                .forEach(items::add);
        items.add(ContentItem.uid(Relationship.HAS_OBS_CONTEXT, Dcm.TRACKING_UNIQUE_IDENTIFIER, t.trackingUid()));
        items.add(ContentItem.coded(Relationship.CONTAINS, Dcm.FINDING, Sct.NEOPLASM));
        items.addAll(TimePointContext.toItems(t, baseline));
        items.addAll(region(t));
        items.addAll(RoiMeasurements.toItems(t.features()));
        return ContentItem.container(Dcm.MEASUREMENT_GROUP, TID, items);
    }

    private static List<ContentItem> region(TimePoint t) {
        InstanceReference roi = t.roi().instance();
        if (t.roi() instanceof RoiReference.Segment) {
            Value.Image segment = new Value.Image(
                    roi.sopClassUid(), roi.sopInstanceUid(), Optional.of(t.roi().number()));
            return List.of(
                    ContentItem.of(Relationship.CONTAINS, Dcm.REFERENCED_SEGMENT, segment),
                    ContentItem.uid(Relationship.CONTAINS, Dcm.SOURCE_SERIES_FOR_SEGMENTATION, t.seriesInstanceUid()));
        }
        return List.of(ContentItem.of(
                Relationship.CONTAINS,
                Dcm.REGION_IN_SPACE,
                new Value.Composite(roi.sopClassUid(), roi.sopInstanceUid()),
                ContentItem.text(
                        Relationship.HAS_CONCEPT_MOD,
                        Dcm.REFERENCED_ROI_IDENTIFIER,
                        Integer.toString(t.roi().number()))));
    }

    /** The time point of a group and the image library group of its series. */
    static TimePoint read(ContentItem group, ImageLibraryGroup series, Evidence evidence) throws SrFormatException {
        TimePointContext context = TimePointContext.of(group);
        return new TimePoint(
                context.role(),
                series.acquired(),
                new ProtocolTimePoint(context.protocolId(), Optional.empty()),
                new MeasuredSeries(
                        series.modality(),
                        series.seriesDescription(),
                        series.frameOfReferenceUid(),
                        series.references(evidence),
                        List.of(),
                        ImageNotes.NONE),
                new Region(
                        roi(group, evidence),
                        Optional.empty(),
                        group.text(Dcm.TRACKING_IDENTIFIER),
                        group.requireUid(Dcm.TRACKING_UNIQUE_IDENTIFIER)),
                series.acquisition(),
                RoiMeasurements.features(group));
    }

    private static RoiReference roi(ContentItem group, Evidence evidence) throws SrFormatException {
        String label = group.text(Dcm.TRACKING_IDENTIFIER);
        if (group.find(Dcm.REFERENCED_SEGMENT).isPresent()) {
            if (group.require(Dcm.REFERENCED_SEGMENT).value() instanceof Value.Image i
                    && i.segment().isPresent()) {
                return new RoiReference.Segment(
                        evidence.require(i.sopInstanceUid()), i.segment().get(), label);
            }
            throw new SrFormatException("a Referenced Segment has no segment number");
        }
        ContentItem region = group.require(Dcm.REGION_IN_SPACE);
        if (region.value() instanceof Value.Composite c) {
            return new RoiReference.RtRoi(evidence.require(c.sopInstanceUid()), roiNumber(region), label);
        }
        throw new SrFormatException("a Region in Space is not a COMPOSITE");
    }

    private static int roiNumber(ContentItem region) throws SrFormatException {
        String number = region.text(Dcm.REFERENCED_ROI_IDENTIFIER);
        try {
            return Integer.parseInt(number.trim());
        } catch (NumberFormatException e) {
            throw new SrFormatException("'" + number + "' is not an ROI Number");
        }
    }
}
