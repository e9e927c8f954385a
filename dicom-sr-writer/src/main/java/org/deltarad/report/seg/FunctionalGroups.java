package org.deltarad.report.seg;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DecimalString;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.code.Dcm;
import org.deltarad.volume.Geometry;

/** Items of the Shared and Per-Frame Functional Groups Sequences of a SEG (PS3.3 A.51.5). */
final class FunctionalGroups {
    private FunctionalGroups() {}

    /** Pixel Measures and Plane Orientation, as the source says them. */
    static Dataset shared(Geometry grid, SourceSlice slice) throws DicomException {
        Dataset source = slice.pixelMeasures();
        source.requireDoubles(Tag.PixelSpacing, 2);
        Dataset.Builder measures = Dataset.builder()
                .copy(Tag.PixelSpacing, source)
                .text(Tag.SpacingBetweenSlices, DecimalString.of(grid.spacing().z()));
        if (source.hasValue(Tag.SliceThickness)) {
            measures.copy(Tag.SliceThickness, source);
        } else {
            measures.text(Tag.SliceThickness, DecimalString.of(grid.spacing().z()));
        }
        return Dataset.builder()
                .items(Tag.PixelMeasuresSequence, measures.build())
                .items(Tag.PlaneOrientationSequence, only(Tag.ImageOrientationPatient, slice.planeOrientation()))
                .build();
    }

    /**
     * Frame Content, Plane Position, Derivation Image and Segment Identification.
     *
     * @param segment  Segment Number
     * @param position index of the frame along the position dimension, from 1
     */
    static Dataset frame(SourceSlice slice, int segment, int position) throws DicomException {
        Dataset source = slice.imageReference().toBuilder()
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
                                .numbers(Tag.DimensionIndexValues, segment, position)
                                .build())
                .items(Tag.PlanePositionSequence, only(Tag.ImagePositionPatient, slice.planePosition()))
                .items(
                        Tag.SegmentIdentificationSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedSegmentNumber, segment)
                                .build())
                .build();
    }

    private static Dataset only(int tag, Dataset from) {
        return Dataset.builder().copy(tag, from).build();
    }
}
