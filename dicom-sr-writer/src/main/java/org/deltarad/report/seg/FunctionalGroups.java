package org.deltarad.report.seg;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DecimalString;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.code.Dcm;
import org.deltarad.volume.Geometry;

/** Items of the Shared and Per-Frame Functional Groups Sequences of a SEG (PS3.3 A.51.5). */
final class FunctionalGroups {
    /** Segment Number of the only segment. */
    static final int SEGMENT_NUMBER = 1;

    private FunctionalGroups() {}

    /** Pixel Measures and Plane Orientation, as the source says them. */
    static Dataset shared(Geometry grid, Dataset slice) throws DicomException {
        Dataset.Builder measures = Dataset.builder()
                .copy(Tag.PixelSpacing, slice)
                .text(Tag.SpacingBetweenSlices, DecimalString.of(grid.spacing().z()));
        if (slice.hasValue(Tag.SliceThickness)) {
            measures.copy(Tag.SliceThickness, slice);
        } else {
            measures.text(Tag.SliceThickness, DecimalString.of(grid.spacing().z()));
        }
        slice.requireDoubles(Tag.PixelSpacing, 2);
        return Dataset.builder()
                .items(Tag.PixelMeasuresSequence, measures.build())
                .items(Tag.PlaneOrientationSequence, only(Tag.ImageOrientationPatient, slice))
                .build();
    }

    /**
     * Frame Content, Plane Position, Derivation Image and Segment Identification.
     *
     * @param position index of the frame along the position dimension, from 1
     */
    static Dataset frame(Dataset slice, int position) throws DicomException {
        Dataset source = reference(slice).toBuilder()
                .text(Tag.SpatialLocationsPreserved, "YES")
                .items(Tag.PurposeOfReferenceCodeSequence, Dcm.SOURCE_IMAGE_FOR_PROCESSING.toItem())
                .build();
        return Dataset.builder()
                .items(
                        Tag.DerivationImageSequence,
                        Dataset.builder()
                                .items(Tag.SourceImageSequence, source)
                                .items(Tag.DerivationCodeSequence, Dcm.SEGMENTATION.toItem())
                                .build())
                .items(
                        Tag.FrameContentSequence,
                        Dataset.builder()
                                .numbers(Tag.DimensionIndexValues, SEGMENT_NUMBER, position)
                                .build())
                .items(Tag.PlanePositionSequence, only(Tag.ImagePositionPatient, slice))
                .items(
                        Tag.SegmentIdentificationSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedSegmentNumber, SEGMENT_NUMBER)
                                .build())
                .build();
    }

    /** A SOP Instance Reference (PS3.3 table 10-11). */
    static Dataset reference(Dataset slice) throws DicomException {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, slice.requireString(Tag.SOPClassUID))
                .text(Tag.ReferencedSOPInstanceUID, slice.requireString(Tag.SOPInstanceUID))
                .build();
    }

    private static Dataset only(int tag, Dataset from) {
        return Dataset.builder().copy(tag, from).build();
    }
}
