package org.deltarad.node.imaging.mask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.volume.Mask;

/**
 * A binary Segmentation (PS3.3 A.51).
 *
 * @param instance            its UIDs
 * @param frameOfReferenceUid of its frames
 * @param segments            in the order of the Segment Sequence
 * @param frames              in stored order
 * @param pixels              one bit per pixel, frames without padding between them, lowest bit first
 * @param references          the series that it names
 */
public record SegImage(
        InstanceReference instance,
        String frameOfReferenceUid,
        List<Segment> segments,
        List<Frame> frames,
        BulkData pixels,
        List<MaskReferences> references)
        implements MaskSource {
    public SegImage {
        segments = List.copyOf(segments);
        frames = List.copyOf(frames);
        references = List.copyOf(references);
    }

    /**
     * A segment (PS3.3 C.8.20.4).
     *
     * @param kind by its Segmented Property Category and Type
     */
    public record Segment(int number, String label, Kind kind) {}

    /**
     * A frame.
     *
     * @param segment            Referenced Segment Number
     * @param plane              where it is
     * @param sourceInstanceUids SOP Instance UIDs of its source images, possibly none
     */
    public record Frame(int segment, Plane plane, Set<String> sourceInstanceUids) {
        public Frame {
            sourceInstanceUids = Set.copyOf(sourceInstanceUids);
        }
    }

    @Override
    public List<RoiCandidate> candidates() {
        return segments.stream()
                .map(s -> new RoiCandidate(
                        s.number(), s.label(), s.kind(), frames.stream().anyMatch(f -> f.segment() == s.number())))
                .toList();
    }

    @Override
    public MaskReferences references(RoiChoice choice) throws ImagingException {
        Segment segment = choose(choice);
        Set<String> sources = new LinkedHashSet<>();
        frames.stream()
                .filter(f -> f.segment() == segment.number())
                .forEach(f -> sources.addAll(f.sourceInstanceUids()));
        return SeriesOfRoi.find(references, sources, describe(segment));
    }

    @Override
    public RoiMask mask(RoiChoice choice, ImageSeries images) throws ImagingException {
        Segment segment = choose(choice);
        images.requireFrameOfReference(frameOfReferenceUid, describe(segment));
        Mask mask = new FramePlacement(GeometryTolerance.STANDARD)
                .place(this, segment.number(), images.volume().geometry(), describe(segment));
        return new RoiMask(mask, new RoiReference.Segment(instance, segment.number(), segment.label()), List.of());
    }

    private Segment choose(RoiChoice choice) throws ImagingException {
        RoiCandidate c = choice.choose(candidates(), "Segmentation " + instance.sopInstanceUid());
        return segments.stream()
                .filter(s -> s.number() == c.number())
                .findFirst()
                .orElseThrow(() -> new ImagingException(Reason.ROI_NOT_FOUND, "no segment " + c));
    }

    private String describe(Segment segment) {
        return "segment " + segment.number() + " '" + segment.label() + "' of Segmentation "
                + instance.sopInstanceUid();
    }
}
