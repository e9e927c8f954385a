package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Plane;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;
import org.deltarad.report.InstanceReference;

/** Reads binary Segmentations (PS3.3 A.51): any order of frames, sparse frames, functional groups shared or per frame. */
public final class SegReader {
    /** Segmentation Storage. */
    public static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";

    /** Studies Containing Other Referenced Instances Sequence (PS3.3 C.12.1.1.16). */
    private static final int OTHER_STUDIES = 0x00081200;

    /** Property codes (CID 7159, CID 9534) that make a segment a tumour; SNOMED CT and its retired SRT form. */
    private static final Set<String> TUMOUR = Set.of(
            "SCT 108369006", // Neoplasm
            "SRT M-8FFFF",
            "SCT 86049000", // Neoplasm, Primary
            "SRT M-80003",
            "SCT 228791009", // GTV
            "SRT R-429E0",
            "DCM 130052"); // GTV Primary

    private static final Set<String> CTV = Set.of("SCT 228792002", "SRT R-429EB", "DCM 130050");

    private SegReader() {}

    /**
     * Reads segments and frames; pixels stay where they are until a mask is asked for.
     *
     * @throws ImagingException when it is no binary segmentation or lacks what it must have
     */
    public static SegImage read(DicomFile file, PixelDecoder decoder) throws ImagingException {
        Dataset d = file.dataset();
        String uid = d.string(Tag.SOPInstanceUID).orElse("(without UID)");
        try {
            requireBinary(d, uid);
            InstanceReference instance = new InstanceReference(
                    d.requireString(Tag.StudyInstanceUID),
                    d.requireString(Tag.SeriesInstanceUID),
                    d.requireString(Tag.SOPClassUID),
                    d.requireString(Tag.SOPInstanceUID));
            List<SegImage.Frame> frames = frames(d, uid);
            return new SegImage(
                    instance,
                    d.requireString(Tag.FrameOfReferenceUID),
                    segments(d),
                    frames,
                    pixels(file, decoder, uid, frames.size()),
                    references(d));
        } catch (AttributeException e) {
            throw ImagingException.missing(uid, e);
        }
    }

    private static void requireBinary(Dataset d, String uid) throws AttributeException, ImagingException {
        String type = d.requireString(Tag.SegmentationType);
        if (type.equals("FRACTIONAL")) {
            throw new ImagingException(
                    Reason.FRACTIONAL_SEGMENTATION,
                    "Segmentation " + uid + " is FRACTIONAL ("
                            + d.string(Tag.SegmentationFractionalType).orElse("of unknown kind")
                            + "); only BINARY ones say which voxels are inside",
                    uid);
        }
        if (!type.equals("BINARY")) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_OBJECT,
                    "Segmentation " + uid + " is " + type + "; only BINARY ones are read",
                    uid);
        }
        if (d.requireInt(Tag.BitsAllocated) != 1) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_PIXELS,
                    "Segmentation " + uid + " is BINARY with " + d.requireInt(Tag.BitsAllocated)
                            + " bits per pixel, which must be 1 (PS3.3 C.8.20.2)",
                    uid);
        }
    }

    private static List<SegImage.Segment> segments(Dataset d) throws AttributeException {
        List<SegImage.Segment> segments = new ArrayList<>();
        for (Dataset item : d.items(Tag.SegmentSequence)) {
            segments.add(new SegImage.Segment(
                    item.requireInt(Tag.SegmentNumber),
                    item.string(Tag.SegmentLabel).orElse(""),
                    kind(item)));
        }
        return segments;
    }

    private static Kind kind(Dataset segment) {
        Set<String> codes = new LinkedHashSet<>();
        for (int tag : new int[] {Tag.SegmentedPropertyCategoryCodeSequence, Tag.SegmentedPropertyTypeCodeSequence}) {
            segment.item(tag)
                    .ifPresent(c -> codes.add(c.string(Tag.CodingSchemeDesignator)
                                    .orElse("") + " " + c.string(Tag.CodeValue).orElse("")));
        }
        return codes.stream().anyMatch(TUMOUR::contains)
                ? Kind.TUMOUR
                : codes.stream().anyMatch(CTV::contains) ? Kind.CTV : Kind.OTHER;
    }

    private static List<SegImage.Frame> frames(Dataset d, String uid) throws AttributeException, ImagingException {
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
            Plane plane = Plane.of(
                    d,
                    group(groups, shared, Tag.PixelMeasuresSequence),
                    group(groups, shared, Tag.PlaneOrientationSequence),
                    group(groups, shared, Tag.PlanePositionSequence),
                    uid);
            int segment =
                    group(groups, shared, Tag.SegmentIdentificationSequence).requireInt(Tag.ReferencedSegmentNumber);
            frames.add(new SegImage.Frame(segment, plane, sources(groups)));
        }
        return frames;
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

    private static Element.BulkData pixels(DicomFile file, PixelDecoder decoder, String uid, int frames)
            throws AttributeException, ImagingException {
        Dataset d = file.dataset();
        if (!decoder.transferSyntaxes().contains(file.transferSyntax())) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                    "Segmentation " + uid + " has transfer syntax " + TransferSyntax.name(file.transferSyntax())
                            + ", which is not decoded; send it as Explicit VR Little Endian",
                    uid);
        }
        if (TransferSyntax.isEncapsulated(file.transferSyntax())) {
            return decoded(file, decoder, uid, frames);
        }
        if (!(d.get(Tag.PixelData).orElse(null) instanceof Element.Bulk bulk)) {
            throw new AttributeException(Tag.PixelData, "is missing");
        }
        long bits = (long) frames * d.requireInt(Tag.Rows) * d.requireInt(Tag.Columns);
        long needed = (bits + 7) / 8;
        if (bulk.data().length() < needed) {
            throw new ImagingException(
                    Reason.PIXEL_DATA_LENGTH,
                    "Segmentation " + uid + " has " + bulk.data().length() + " bytes of Pixel Data, but its " + frames
                            + " frames of " + d.requireInt(Tag.Rows) + " rows x " + d.requireInt(Tag.Columns)
                            + " columns are " + needed + " bytes",
                    uid);
        }
        return bulk.data();
    }

    /** Compressed frames, as native pixel data have them. */
    private static Element.BulkData decoded(DicomFile file, PixelDecoder decoder, String uid, int frames)
            throws ImagingException {
        BitSet bits = new BitSet();
        long size = 0;
        try {
            for (int f = 0; f < frames; f++) {
                int[] samples = decoder.decode(file, f).samples();
                if (size + samples.length > Integer.MAX_VALUE) {
                    throw new ImagingException(
                            Reason.TOO_LARGE, "Segmentation " + uid + " has more pixels than can be read", uid);
                }
                for (int n = 0; n < samples.length; n++) {
                    bits.set((int) size + n, samples[n] != 0);
                }
                size += samples.length;
            }
        } catch (DicomException e) {
            throw ImagingException.undecodable(uid, e);
        }
        return Element.BulkData.of(Arrays.copyOf(bits.toByteArray(), (int) ((size + 7) / 8)));
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
