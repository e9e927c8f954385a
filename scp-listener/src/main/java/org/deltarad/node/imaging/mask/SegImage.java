package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Tracking;

/**
 * A Segmentation (PS3.3 A.51).
 *
 * @param instance            its UIDs
 * @param frameOfReferenceUid of its frames; empty when it does not say
 * @param segments            in the order of the Segment Sequence, without the background of a label map
 * @param frames              in stored order
 * @param pixels              of the frames
 * @param references          the series that it names
 * @param remarks             on how its pixels were read
 * @param resample            whether it is resampled onto another grid
 */
public record SegImage(
        InstanceReference instance,
        Optional<String> frameOfReferenceUid,
        List<Segment> segments,
        List<Frame> frames,
        SegPixels pixels,
        List<MaskReferences> references,
        List<String> remarks,
        boolean resample)
        implements MaskSource {
    public SegImage {
        segments = List.copyOf(segments);
        frames = List.copyOf(frames);
        references = List.copyOf(references);
        remarks = List.copyOf(remarks);
    }

    /**
     * A segment (PS3.3 C.8.20.4).
     *
     * @param kind     by its Segmented Property Category and Type
     * @param codes    Segmented Property Category and Type as {@code SCT:108369006}
     * @param tracking of the lesion that it shows, where it says so
     */
    public record Segment(int number, String label, Kind kind, Set<String> codes, Optional<Tracking> tracking) {
        public Segment {
            codes = Set.copyOf(codes);
        }
    }

    /**
     * A frame.
     *
     * @param segment            Referenced Segment Number; empty in a label map, whose pixels tell
     * @param plane              where it is
     * @param sliceSpacing       Spacing Between Slices, mm, where it is said
     * @param sliceThickness     Slice Thickness, mm, where it is said
     * @param sourceInstanceUids SOP Instance UIDs of its source images, possibly none
     */
    public record Frame(
            OptionalInt segment,
            Plane plane,
            OptionalDouble sliceSpacing,
            OptionalDouble sliceThickness,
            Set<String> sourceInstanceUids) {
        public Frame {
            sourceInstanceUids = Set.copyOf(sourceInstanceUids);
        }

        /** Whether it may show a segment. */
        boolean mayShow(int number) {
            return segment.isEmpty() || segment.getAsInt() == number;
        }
    }

    @Override
    public List<RoiCandidate> candidates() throws ImagingException {
        List<RoiCandidate> candidates = new ArrayList<>();
        for (Segment s : segments) {
            boolean usable = !framesOf(s.number()).isEmpty() && pixels.mayHold(s.number());
            candidates.add(new RoiCandidate(s.number(), s.label(), s.kind(), usable, s.codes()));
        }
        return candidates;
    }

    @Override
    public MaskReferences references(RoiChoice choice) throws ImagingException {
        return choice.select(candidates(), describe()).references(this::references);
    }

    private MaskReferences references(RoiCandidate candidate) throws ImagingException {
        Segment segment = segment(candidate);
        return SeriesOfRoi.find(references, sources(segment.number()), describe(segment));
    }

    @Override
    public RoiMask mask(RoiChoice choice, ImageSeries images) throws ImagingException {
        return choice.select(candidates(), describe()).mask(c -> mask(c, images));
    }

    private RoiMask mask(RoiCandidate candidate, ImageSeries images) throws ImagingException {
        Segment segment = segment(candidate);
        List<String> said = new ArrayList<>(remarks);
        requireSameSpace(segment, images, said);
        SegmentFrames own = new SegmentFrames(this, segment.number(), describe(segment));
        return new RoiMask(
                own.mask(images.volume().geometry(), GeometryTolerance.STANDARD, said),
                new RoiReference.Segment(instance, segment.number(), segment.label()),
                said,
                segment.tracking());
    }

    /** Indices of the frames that may show a segment. */
    List<Integer> framesOf(int segment) {
        return IntStream.range(0, frames.size())
                .filter(n -> frames.get(n).mayShow(segment))
                .boxed()
                .toList();
    }

    private Set<String> sources(int segment) {
        Set<String> sources = new LinkedHashSet<>();
        framesOf(segment).forEach(n -> sources.addAll(frames.get(n).sourceInstanceUids()));
        return sources;
    }

    /** Without a Frame of Reference UID, coordinates are those of the images that every frame was derived from. */
    private void requireSameSpace(Segment segment, ImageSeries images, List<String> said) throws ImagingException {
        if (frameOfReferenceUid.isPresent()) {
            images.requireFrameOfReference(frameOfReferenceUid.get(), describe(segment));
            return;
        }
        Set<String> instances = images.instances().stream()
                .map(InstanceReference::sopInstanceUid)
                .collect(Collectors.toSet());
        for (int n : framesOf(segment.number())) {
            Set<String> sources = frames.get(n).sourceInstanceUids();
            if (sources.isEmpty() || !instances.containsAll(sources)) {
                throw new ImagingException(
                        Reason.FRAME_OF_REFERENCE,
                        describe(segment) + " has no Frame of Reference UID, and frame " + (n + 1)
                                + " was not derived from images of series " + images.seriesInstanceUid(),
                        instance.sopInstanceUid());
            }
        }
        said.add("the Segmentation has no Frame of Reference UID; taken as that of the images that its frames were"
                + " derived from");
    }

    private Segment segment(RoiCandidate c) throws ImagingException {
        return segments.stream()
                .filter(s -> s.number() == c.number())
                .findFirst()
                .orElseThrow(() -> new ImagingException(Reason.ROI_NOT_FOUND, "no segment " + c));
    }

    private String describe() {
        return "Segmentation " + instance.sopInstanceUid();
    }

    private String describe(Segment segment) {
        return "segment " + segment.number() + " '" + segment.label() + "' of Segmentation "
                + instance.sopInstanceUid();
    }
}
