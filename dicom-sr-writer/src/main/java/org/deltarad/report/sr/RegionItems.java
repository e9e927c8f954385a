package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Region;
import org.deltarad.report.RoiReference;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;

/**
 * The region of TID 1411: a Referenced Segment with its source series (rows 7 and 12) where a SEG holds it, with the
 * object that the segment was made of beside it; else a Region in Space with the ROI Number (rows 12b and 12c).
 *
 * <p>Row 12c has the ROI Number in a HAS PROPERTIES relationship, which PS3.3 table A.35.13-2 does not let a COMPOSITE
 * have; DCMTK refuses to read such a document. So it is written as HAS CONCEPT MOD, and read in any relationship.
 */
final class RegionItems {
    private RegionItems() {}

    static List<ContentItem> toItems(Region region, String seriesInstanceUid) {
        List<ContentItem> items = new ArrayList<>();
        if (region.segment().isPresent()) {
            items.add(segment(Dcm.REFERENCED_SEGMENT, region.segment().get()));
            items.add(ContentItem.uid(Relationship.CONTAINS, Dcm.SOURCE_SERIES_FOR_SEGMENTATION, seriesInstanceUid));
            if (region.written().isPresent()) {
                items.add(item(DeltaRadCodes.SOURCE_ROI, region.source()));
            }
        } else {
            items.add(item(Dcm.REGION_IN_SPACE, region.source()));
        }
        return items;
    }

    /** The labels, as texts after the measurements. */
    static List<ContentItem> labels(Region region) {
        List<ContentItem> items = new ArrayList<>();
        ContentItem.textIfAny(
                        Relationship.CONTAINS,
                        DeltaRadCodes.ROI_LABEL,
                        region.source().label())
                .forEach(items::add);
        region.written()
                .ifPresent(s -> ContentItem.textIfAny(Relationship.CONTAINS, DeltaRadCodes.SEGMENT_LABEL, s.label())
                        .forEach(items::add));
        return items;
    }

    private static ContentItem item(Code name, RoiReference roi) {
        return roi instanceof RoiReference.Segment s ? segment(name, s) : contour(name, roi);
    }

    private static ContentItem segment(Code name, RoiReference.Segment segment) {
        InstanceReference seg = segment.instance();
        return ContentItem.of(
                Relationship.CONTAINS,
                name,
                new Value.Image(seg.sopClassUid(), seg.sopInstanceUid(), segment.number()));
    }

    private static ContentItem contour(Code name, RoiReference roi) {
        return ContentItem.of(
                Relationship.CONTAINS,
                name,
                new Value.Composite(roi.instance().sopClassUid(), roi.instance().sopInstanceUid()),
                ContentItem.text(
                        Relationship.HAS_CONCEPT_MOD, Dcm.REFERENCED_ROI_IDENTIFIER, Integer.toString(roi.number())));
    }

    static Region read(ContentItem group, Evidence evidence) throws SrFormatException {
        Optional<ContentItem> source = group.find(DeltaRadCodes.SOURCE_ROI);
        String label = group.text(DeltaRadCodes.ROI_LABEL);
        String trackingIdentifier = group.text(Dcm.TRACKING_IDENTIFIER);
        String trackingUid = group.requireUid(Dcm.TRACKING_UNIQUE_IDENTIFIER);
        if (source.isPresent()) {
            RoiReference.Segment written =
                    segment(group.require(Dcm.REFERENCED_SEGMENT), group.text(DeltaRadCodes.SEGMENT_LABEL), evidence);
            return new Region(
                    roi(source.get(), label, evidence), Optional.of(written), trackingIdentifier, trackingUid);
        }
        Optional<ContentItem> segment = group.find(Dcm.REFERENCED_SEGMENT);
        RoiReference roi = segment.isPresent()
                ? segment(segment.get(), label, evidence)
                : roi(group.require(Dcm.REGION_IN_SPACE), label, evidence);
        return new Region(roi, Optional.empty(), trackingIdentifier, trackingUid);
    }

    private static RoiReference roi(ContentItem item, String label, Evidence evidence) throws SrFormatException {
        if (item.value() instanceof Value.Composite c) {
            return new RoiReference.RtRoi(evidence.require(c.sopInstanceUid()), roiNumber(item), label);
        }
        return segment(item, label, evidence);
    }

    private static RoiReference.Segment segment(ContentItem item, String label, Evidence evidence)
            throws SrFormatException {
        if (item.value() instanceof Value.Image i && i.segments().size() == 1) {
            return new RoiReference.Segment(
                    evidence.require(i.sopInstanceUid()), i.segments().get(0), label);
        }
        throw new SrFormatException(
                item.name().map(Code::toString).orElse("an item") + " does not refer to one segment of a SEG");
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
