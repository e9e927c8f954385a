package org.deltarad.report.seg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.ReportUids;
import org.deltarad.report.Subject;
import org.deltarad.volume.Geometry;

/**
 * Writes masks as a binary Segmentation Storage instance (PS3.3 A.51). Frames without a voxel inside are left out. The
 * same input gives the same data set.
 */
public final class SegWriter {
    /** Segmentation Storage. */
    public static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.66.4";

    private static final String UTF_8 = "ISO_IR 192";

    /**
     * The data set of a SEG, for an explicit VR little endian file.
     *
     * @throws GridMismatchException when masks and slices are not on one grid, or a mask is empty
     * @throws DicomException        when a slice lacks an attribute that the SEG needs
     */
    public Dataset write(Segmentation s) throws DicomException {
        for (Segmentation.Part part : s.parts()) {
            SourceGrid.check(part.mask().geometry(), s.slices());
        }
        SegFrames frames =
                new SegFrames(s.parts().stream().map(Segmentation.Part::mask).toList());
        for (int n = 0; n < s.parts().size(); n++) {
            if (!frames.has(n)) {
                throw new GridMismatchException(
                        "the mask of segment " + (n + 1) + " is empty; a segment needs at least one voxel inside");
            }
        }
        Dataset.Builder seg = Subject.of(s.slices().get(0).image()).attributes().toBuilder();
        document(s, seg);
        image(s, frames, seg);
        List<Dataset> segments = new ArrayList<>();
        s.parts().forEach(part -> segments.add(SegmentItem.of(part.segment(), segments.size() + 1)));
        seg.items(Tag.SegmentSequence, segments);
        dimensions(s, seg);
        frames(s, frames, seg);
        references(s, frames, seg);
        return seg.build();
    }

    /** SOP Common, Segmentation Series, Frame of Reference and Enhanced General Equipment modules. */
    private static void document(Segmentation s, Dataset.Builder seg) throws DicomException {
        Dataset source = s.slices().get(0).image();
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

    /** Segmentation Image module (PS3.3 C.8.20.2) but for the segments. */
    private static void image(Segmentation s, SegFrames frames, Dataset.Builder seg) {
        Geometry grid = s.parts().get(0).mask().geometry();
        seg.text(Tag.ImageType, "DERIVED", "PRIMARY")
                .numbers(Tag.InstanceNumber, 1)
                .text(Tag.ContentDate, DicomDateTime.date(s.created()))
                .text(Tag.ContentTime, DicomDateTime.time(s.created()))
                .text(Tag.ContentLabel, "SEGMENTATION")
                .text(
                        Tag.ContentDescription,
                        s.parts().size() == 1
                                ? s.parts().get(0).segment().label()
                                : s.parts().size() + " segments")
                .text(Tag.ContentCreatorName)
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.Rows, grid.size().y())
                .numbers(Tag.Columns, grid.size().x())
                .numbers(Tag.BitsAllocated, 1)
                .numbers(Tag.BitsStored, 1)
                .numbers(Tag.HighBit, 0)
                .numbers(Tag.PixelRepresentation, 0)
                .text(Tag.SegmentationType, "BINARY")
                .text(Tag.SegmentsOverlap, frames.overlap() ? "YES" : "NO");
        lossy(s, seg);
    }

    /** Once lossy, always lossy (PS3.3 C.7.6.1.1.5). */
    private static void lossy(Segmentation s, Dataset.Builder seg) {
        Optional<Dataset> lossy = s.slices().stream()
                .map(SourceSlice::image)
                .filter(i ->
                        i.string(Tag.LossyImageCompression).filter("01"::equals).isPresent())
                .findFirst();
        seg.text(Tag.LossyImageCompression, lossy.isPresent() ? "01" : "00");
        lossy.ifPresent(source ->
                seg.copy(Tag.LossyImageCompressionRatio, source).copy(Tag.LossyImageCompressionMethod, source));
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

    /** Multi-frame Functional Groups module, and Pixel Data. */
    private static void frames(Segmentation s, SegFrames frames, Dataset.Builder seg) throws DicomException {
        List<Dataset> perFrame = new ArrayList<>();
        for (SegFrames.Frame frame : frames.all()) {
            perFrame.add(FunctionalGroups.frame(s.slices().get(frame.slice()), frame.part() + 1, frame.position()));
        }
        seg.numbers(Tag.NumberOfFrames, perFrame.size())
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        FunctionalGroups.shared(
                                s.parts().get(0).mask().geometry(),
                                s.slices().get(frames.slices().get(0))))
                .items(Tag.PerFrameFunctionalGroupsSequence, perFrame)
                .bulk(Tag.PixelData, VR.OB, frames.pack());
    }

    /** Common Instance Reference module (PS3.3 C.12.2): each instance once, however many of its frames are used. */
    private static void references(Segmentation s, SegFrames frames, Dataset.Builder seg) throws DicomException {
        Map<String, Dataset> referenced = new LinkedHashMap<>();
        for (int k : frames.slices()) {
            SourceSlice slice = s.slices().get(k);
            referenced.put(slice.sopInstanceUid(), slice.instanceReference());
        }
        seg.items(
                Tag.ReferencedSeriesSequence,
                Dataset.builder()
                        .text(Tag.SeriesInstanceUID, s.slices().get(0).image().requireString(Tag.SeriesInstanceUID))
                        .items(Tag.ReferencedInstanceSequence, List.copyOf(referenced.values()))
                        .build());
    }
}
