package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.ContourRasterizer.Raster;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;

/**
 * An RT Structure Set (PS3.3 A.19).
 *
 * @param instance its UIDs
 * @param rois     in the order of the Structure Set ROI Sequence
 * @param series   the series that its Referenced Frame of Reference Sequence names
 * @param rules    how its contours are put on slices
 */
public record RtStruct(InstanceReference instance, List<RtRoi> rois, List<ReferencedSeries> series, MaskRules rules)
        implements MaskSource {
    public RtStruct {
        rois = List.copyOf(rois);
        series = List.copyOf(series);
    }

    /** A series in one of the frames of reference. */
    public record ReferencedSeries(String frameOfReferenceUid, MaskReferences references) {}

    @Override
    public List<RoiCandidate> candidates() {
        return rois.stream()
                .map(r -> new RoiCandidate(
                        r.number(),
                        r.name(),
                        kind(r.interpretedType()),
                        !r.closedContours().isEmpty(),
                        r.interpretedType(),
                        r.codes()))
                .toList();
    }

    private static Kind kind(String interpretedType) {
        return switch (interpretedType) {
            case "GTV" -> Kind.TUMOUR;
            case "CTV" -> Kind.CTV;
            default -> Kind.OTHER;
        };
    }

    @Override
    public List<MaskReferences> references() {
        return series.stream().map(ReferencedSeries::references).toList();
    }

    @Override
    public MaskReferences references(RoiChoice choice) throws ImagingException {
        return choice.select(candidates(), describe()).references(this::references);
    }

    private MaskReferences references(RoiCandidate candidate) throws ImagingException {
        RtRoi roi = roi(candidate);
        Set<String> drawnOn = new LinkedHashSet<>();
        roi.contours().forEach(c -> drawnOn.addAll(c.referencedInstanceUids()));
        List<MaskReferences> inFrame = series.stream()
                .filter(s -> s.frameOfReferenceUid().equals(roi.frameOfReferenceUid()))
                .map(ReferencedSeries::references)
                .toList();
        return SeriesOfRoi.find(inFrame, drawnOn, describe(roi));
    }

    @Override
    public RoiMask mask(RoiChoice choice, ImageSeries images) throws ImagingException {
        return choice.select(candidates(), describe()).mask(c -> mask(c, images));
    }

    private RoiMask mask(RoiCandidate candidate, ImageSeries images) throws ImagingException {
        RtRoi roi = roi(candidate);
        images.requireFrameOfReference(roi.frameOfReferenceUid(), describe(roi));
        Raster raster = new ContourRasterizer(rules.contoursBetweenSlices())
                .rasterize(roi, images.volume().geometry());
        List<String> remarks = new ArrayList<>(raster.remarks());
        remarks.addAll(ContourImages.remarks(roi, images));
        return new RoiMask(raster.mask(), new RoiReference.RtRoi(instance, roi.number(), roi.name()), remarks);
    }

    private RtRoi roi(RoiCandidate c) throws ImagingException {
        return rois.stream()
                .filter(r -> r.number() == c.number())
                .findFirst()
                .orElseThrow(() -> new ImagingException(Reason.ROI_NOT_FOUND, "no ROI " + c));
    }

    private String describe() {
        return "RT Structure Set " + instance.sopInstanceUid();
    }

    private String describe(RtRoi roi) {
        return "ROI " + roi.number() + " '" + roi.name() + "' of RT Structure Set " + instance.sopInstanceUid();
    }
}
