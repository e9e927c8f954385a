package org.deltarad.report.seg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.ReportUids;
import org.deltarad.report.Subject;
import org.deltarad.volume.Mask;

/**
 * Writes a mask as a binary Segmentation Storage instance (PS3.3 A.51) with one segment. Frames without a voxel inside
 * are left out. The same input gives the same data set.
 */
public final class SegWriter {
    /** Segmentation Storage. */
    public static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.66.4";

    private static final String UTF_8 = "ISO_IR 192";

    /**
     * The data set of a SEG, for an explicit VR little endian file.
     *
     * @throws GridMismatchException when mask and slices are not on one grid, or the mask is empty
     * @throws DicomException        when a slice lacks an attribute that the SEG needs
     */
    public Dataset write(Segmentation s) throws DicomException {
        SourceGrid.check(s.mask().geometry(), s.slices());
        int[] frames = nonEmptySlices(s.mask());
        if (frames.length == 0) {
            throw new GridMismatchException("the mask is empty; a SEG needs at least one voxel inside");
        }
        Dataset.Builder seg = Subject.of(s.slices().get(0)).attributes().toBuilder();
        document(s, seg);
        image(s, seg);
        segment(s.segment(), seg);
        dimensions(s, seg);
        frames(s, frames, seg);
        return seg.build();
    }

    private static int[] nonEmptySlices(Mask mask) {
        int slice = mask.geometry().size().x() * mask.geometry().size().y();
        return IntStream.range(0, mask.geometry().size().z())
                .filter(k -> IntStream.range(k * slice, (k + 1) * slice).anyMatch(n -> mask.inside()[n]))
                .toArray();
    }

    /** SOP Common, Segmentation Series, Frame of Reference and Enhanced General Equipment modules. */
    private static void document(Segmentation s, Dataset.Builder seg) throws DicomException {
        Dataset source = s.slices().get(0);
        Equipment.put(s.device(), seg);
        seg.text(Tag.SpecificCharacterSet, UTF_8)
                .text(Tag.SOPClassUID, SOP_CLASS_UID)
                .text(Tag.SOPInstanceUID, s.sopInstanceUid())
                .text(Tag.InstanceCreationDate, DicomDateTime.date(s.created()))
                .text(Tag.InstanceCreationTime, DicomDateTime.time(s.created()))
                .text(Tag.Modality, "SEG")
                .text(Tag.SeriesInstanceUID, s.seriesInstanceUid())
                .numbers(Tag.SeriesNumber, s.seriesNumber())
                .text(Tag.SeriesDate, DicomDateTime.date(s.created()))
                .text(Tag.SeriesTime, DicomDateTime.time(s.created()))
                .text(Tag.FrameOfReferenceUID, source.requireString(Tag.FrameOfReferenceUID))
                .text(
                        Tag.PositionReferenceIndicator,
                        source.strings(Tag.PositionReferenceIndicator).toArray(String[]::new));
        if (!s.seriesDescription().isBlank()) {
            seg.text(Tag.SeriesDescription, s.seriesDescription());
        }
    }

    /** Segmentation Image module (PS3.3 C.8.20.2) but for the segment. */
    private static void image(Segmentation s, Dataset.Builder seg) {
        Dataset source = s.slices().get(0);
        seg.text(Tag.ImageType, "DERIVED", "PRIMARY")
                .numbers(Tag.InstanceNumber, 1)
                .text(Tag.ContentDate, DicomDateTime.date(s.created()))
                .text(Tag.ContentTime, DicomDateTime.time(s.created()))
                .text(Tag.ContentLabel, "SEGMENTATION")
                .text(Tag.ContentDescription, s.segment().label())
                .text(Tag.ContentCreatorName)
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.Rows, s.mask().geometry().size().y())
                .numbers(Tag.Columns, s.mask().geometry().size().x())
                .numbers(Tag.BitsAllocated, 1)
                .numbers(Tag.BitsStored, 1)
                .numbers(Tag.HighBit, 0)
                .numbers(Tag.PixelRepresentation, 0)
                .text(Tag.SegmentationType, "BINARY")
                .text(Tag.SegmentsOverlap, "NO");
        if (source.string(Tag.LossyImageCompression).filter("01"::equals).isPresent()) {
            seg.text(Tag.LossyImageCompression, "01")
                    .copy(Tag.LossyImageCompressionRatio, source)
                    .copy(Tag.LossyImageCompressionMethod, source);
        } else {
            seg.text(Tag.LossyImageCompression, "00");
        }
    }

    private static void segment(Segment segment, Dataset.Builder seg) {
        Dataset.Builder item = Dataset.builder()
                .numbers(Tag.SegmentNumber, FunctionalGroups.SEGMENT_NUMBER)
                .text(Tag.SegmentLabel, segment.label())
                .items(
                        Tag.SegmentedPropertyCategoryCodeSequence,
                        segment.category().toItem())
                .items(Tag.SegmentedPropertyTypeCodeSequence, segment.type().toItem())
                .text(Tag.TrackingID, segment.label())
                .text(Tag.TrackingUID, segment.trackingUid());
        SegmentAlgorithm algorithm = segment.algorithm();
        if (algorithm instanceof SegmentAlgorithm.SemiAutomatic a) {
            item.text(Tag.SegmentAlgorithmType, "SEMIAUTOMATIC").text(Tag.SegmentAlgorithmName, a.name());
        } else if (algorithm instanceof SegmentAlgorithm.Automatic a) {
            item.text(Tag.SegmentAlgorithmType, "AUTOMATIC").text(Tag.SegmentAlgorithmName, a.name());
        } else {
            item.text(Tag.SegmentAlgorithmType, "MANUAL");
        }
        seg.items(Tag.SegmentSequence, item.build());
    }

    /** Multi-frame Dimension module (PS3.3 C.7.6.17): by segment, then by position. */
    private static void dimensions(Segmentation s, Dataset.Builder seg) {
        String organization = ReportUids.of("dimension organization", List.of(s.sopInstanceUid()));
        seg.items(
                        Tag.DimensionOrganizationSequence,
                        Dataset.builder()
                                .text(Tag.DimensionOrganizationUID, organization)
                                .build())
                .items(
                        Tag.DimensionIndexSequence,
                        dimension(
                                organization,
                                Tag.ReferencedSegmentNumber,
                                Tag.SegmentIdentificationSequence,
                                "Segment Number"),
                        dimension(
                                organization,
                                Tag.ImagePositionPatient,
                                Tag.PlanePositionSequence,
                                "Image Position (Patient)"));
    }

    private static Dataset dimension(String organization, int pointer, int group, String label) {
        return Dataset.builder()
                .text(Tag.DimensionOrganizationUID, organization)
                .numbers(Tag.DimensionIndexPointer, pointer)
                .numbers(Tag.FunctionalGroupPointer, group)
                .text(Tag.DimensionDescriptionLabel, label)
                .build();
    }

    /** Multi-frame Functional Groups and Common Instance Reference modules, and Pixel Data. */
    private static void frames(Segmentation s, int[] frames, Dataset.Builder seg) throws DicomException {
        List<Dataset> perFrame = new ArrayList<>();
        List<Dataset> referenced = new ArrayList<>();
        for (int k : frames) {
            perFrame.add(FunctionalGroups.frame(s.slices().get(k), perFrame.size() + 1));
            referenced.add(FunctionalGroups.reference(s.slices().get(k)));
        }
        Dataset first = s.slices().get(frames[0]);
        seg.numbers(Tag.NumberOfFrames, frames.length)
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        FunctionalGroups.shared(s.mask().geometry(), first))
                .items(Tag.PerFrameFunctionalGroupsSequence, perFrame)
                .items(
                        Tag.ReferencedSeriesSequence,
                        Dataset.builder()
                                .text(Tag.SeriesInstanceUID, first.requireString(Tag.SeriesInstanceUID))
                                .items(Tag.ReferencedInstanceSequence, referenced)
                                .build())
                .bulk(Tag.PixelData, VR.OB, BitPacker.pack(s.mask(), frames));
    }
}
