package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.report.InstanceReference;

/**
 * Reads Segmentations (PS3.3 A.51) and Label Map Segmentations: any order of frames, sparse frames, functional groups
 * shared or per frame. Dimension indices play no part: positions and segment numbers are those of the functional groups.
 */
public final class SegReader {
    /** Segmentation Storage. */
    public static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";

    /** Label Map Segmentation Storage. */
    public static final String LABEL_MAP_SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.7";

    /** Studies Containing Other Referenced Instances Sequence (PS3.3 C.12.1.1.16). */
    private static final int OTHER_STUDIES = 0x00081200;

    private SegReader() {}

    /** Whether the SOP Class is one of those read here. */
    public static boolean isSegmentation(String sopClassUid) {
        return sopClassUid.equals(SOP_CLASS) || sopClassUid.equals(LABEL_MAP_SOP_CLASS);
    }

    /** As {@link #read(DicomFile, PixelDecoder, SegOptions)}, by {@link SegOptions#STANDARD}. */
    public static SegImage read(DicomFile file, PixelDecoder decoder) throws ImagingException {
        return read(file, decoder, SegOptions.STANDARD);
    }

    /**
     * Reads segments and frames; pixels stay where they are until a mask is asked for.
     *
     * @throws ImagingException when it is no segmentation or lacks what it must have
     */
    public static SegImage read(DicomFile file, PixelDecoder decoder, SegOptions options) throws ImagingException {
        Dataset d = file.dataset();
        String uid = d.string(Tag.SOPInstanceUID).orElse("(without UID)");
        try {
            InstanceReference instance = new InstanceReference(
                    d.requireString(Tag.StudyInstanceUID),
                    d.requireString(Tag.SeriesInstanceUID),
                    d.requireString(Tag.SOPClassUID),
                    d.requireString(Tag.SOPInstanceUID));
            SegEncoding encoding = SegEncoding.of(d, uid);
            List<SegImage.Segment> segments = SegmentItems.read(d, encoding);
            List<SegImage.Frame> frames = frames(d, uid, encoding, segments);
            List<String> remarks = new ArrayList<>();
            return new SegImage(
                    instance,
                    d.string(Tag.FrameOfReferenceUID),
                    segments,
                    frames,
                    encoding.pixels(file, decoder, frames.size(), options.fraction(), remarks),
                    references(d),
                    remarks,
                    options.resample());
        } catch (AttributeException e) {
            throw ImagingException.missing(uid, e);
        }
    }

    private static List<SegImage.Frame> frames(
            Dataset d, String uid, SegEncoding encoding, List<SegImage.Segment> segments)
            throws AttributeException, ImagingException {
        Dataset shared = d.item(Tag.SharedFunctionalGroupsSequence).orElse(Dataset.empty());
        List<Dataset> perFrame = d.items(Tag.PerFrameFunctionalGroupsSequence);
        int count = d.requireInt(Tag.NumberOfFrames);
        if (perFrame.size() != count) {
            throw new ImagingException(
                    Reason.MISSING_ATTRIBUTE,
                    "Segmentation " + uid + " has " + count + " frames, but " + perFrame.size()
                            + " items in its Per-frame Functional Groups Sequence",
                    uid);
        }
        List<SegImage.Frame> frames = new ArrayList<>(count);
        for (Dataset groups : perFrame) {
            Dataset measures = group(groups, shared, Tag.PixelMeasuresSequence);
            Plane plane = Plane.of(
                    d,
                    measures,
                    group(groups, shared, Tag.PlaneOrientationSequence),
                    group(groups, shared, Tag.PlanePositionSequence),
                    uid);
            OptionalInt segment =
                    encoding.isLabelMap() ? OptionalInt.empty() : OptionalInt.of(segment(groups, shared, segments));
            frames.add(new SegImage.Frame(
                    segment,
                    plane,
                    length(measures, Tag.SpacingBetweenSlices),
                    length(measures, Tag.SliceThickness),
                    sources(groups)));
        }
        return frames;
    }

    /** Referenced Segment Number; of the only segment where frames do not say, as some writers leave it out. */
    private static int segment(Dataset groups, Dataset shared, List<SegImage.Segment> segments)
            throws AttributeException {
        boolean said = groups.item(Tag.SegmentIdentificationSequence).isPresent()
                || shared.item(Tag.SegmentIdentificationSequence).isPresent();
        return !said && segments.size() == 1
                ? segments.get(0).number()
                : group(groups, shared, Tag.SegmentIdentificationSequence).requireInt(Tag.ReferencedSegmentNumber);
    }

    private static OptionalDouble length(Dataset measures, int tag) {
        Optional<Double> mm = measures.number(tag).filter(v -> v > 0 && Double.isFinite(v));
        return mm.isPresent() ? OptionalDouble.of(mm.get()) : OptionalDouble.empty();
    }

    /** A functional group of a frame, its own or the shared one (PS3.3 C.7.6.16). */
    private static Dataset group(Dataset frame, Dataset shared, int tag) throws AttributeException {
        Optional<Dataset> own = frame.item(tag);
        return own.isPresent() ? own.get() : shared.requireItem(tag);
    }

    private static Set<String> sources(Dataset frame) {
        return frame.items(Tag.DerivationImageSequence).stream()
                .flatMap(derivation -> derivation.items(Tag.SourceImageSequence).stream())
                .flatMap(source -> source.string(Tag.ReferencedSOPInstanceUID).stream())
                .collect(Collectors.toSet());
    }

    /** Series of the same study and of other studies (PS3.3 C.12.2). */
    private static List<MaskReferences> references(Dataset d) throws AttributeException {
        List<MaskReferences> references = new ArrayList<>(series(d, d.requireString(Tag.StudyInstanceUID)));
        for (Dataset study : d.items(OTHER_STUDIES)) {
            references.addAll(series(study, study.requireString(Tag.StudyInstanceUID)));
        }
        return references;
    }

    private static List<MaskReferences> series(Dataset holder, String study) throws AttributeException {
        List<MaskReferences> references = new ArrayList<>();
        for (Dataset s : holder.items(Tag.ReferencedSeriesSequence)) {
            references.add(new MaskReferences(
                    study,
                    s.requireString(Tag.SeriesInstanceUID),
                    s.items(Tag.ReferencedInstanceSequence).stream()
                            .flatMap(i -> i.string(Tag.ReferencedSOPInstanceUID).stream())
                            .collect(Collectors.toSet())));
        }
        return references;
    }
}
