package org.deltarad.node.imaging.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.Slices;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;

/** Segmentations of one or more bytes per pixel made by hand: fractional ones and label maps. */
final class SegSamples {
    private final Geometry grid;
    private final List<Dataset> frames = new ArrayList<>();
    private final List<int[]> pixels = new ArrayList<>();

    /** @param grid whose slices are frames */
    SegSamples(Geometry grid) {
        this.grid = grid;
    }

    /** Adds a frame on a slice of the grid. */
    SegSamples add(int slice, int segment, int... samples) {
        Vector3 p = grid.toPatient(0, 0, slice);
        Dataset.Builder frame = Dataset.builder()
                .items(
                        Tag.PlanePositionSequence,
                        Dataset.builder()
                                .numbers(Tag.ImagePositionPatient, p.x(), p.y(), p.z())
                                .build());
        if (segment > 0) {
            frame.items(
                    Tag.SegmentIdentificationSequence,
                    Dataset.builder()
                            .numbers(Tag.ReferencedSegmentNumber, segment)
                            .build());
        }
        frames.add(frame.build());
        pixels.add(samples);
        return this;
    }

    /** The file, with attributes of its kind put by {@code change}; bits per pixel are 1, 8 or 16. */
    DicomFile file(int bits, UnaryOperator<Dataset.Builder> change) {
        Vector3 a = grid.columnDirection();
        Vector3 b = grid.rowDirection();
        Dataset d = change.apply(Dataset.builder()
                        .text(Tag.SOPClassUID, SegReader.SOP_CLASS)
                        .text(Tag.SOPInstanceUID, "2.25.60")
                        .text(Tag.StudyInstanceUID, Slices.STUDY)
                        .text(Tag.SeriesInstanceUID, "2.25.61")
                        .text(Tag.FrameOfReferenceUID, Slices.FRAME)
                        .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                        .numbers(Tag.SamplesPerPixel, 1)
                        .numbers(Tag.BitsAllocated, bits)
                        .numbers(Tag.BitsStored, bits)
                        .numbers(Tag.HighBit, bits - 1)
                        .numbers(Tag.PixelRepresentation, 0)
                        .numbers(Tag.Rows, grid.size().y())
                        .numbers(Tag.Columns, grid.size().x())
                        .numbers(Tag.NumberOfFrames, frames.size())
                        .items(
                                Tag.SegmentSequence,
                                segment(1, "a", "SCT", "71616004"),
                                segment(2, "b", "SRT", "M-8FFFF"))
                        .items(
                                Tag.SharedFunctionalGroupsSequence,
                                Dataset.builder()
                                        .items(
                                                Tag.PixelMeasuresSequence,
                                                Dataset.builder()
                                                        .numbers(
                                                                Tag.PixelSpacing,
                                                                grid.spacing().y(),
                                                                grid.spacing().x())
                                                        .numbers(
                                                                Tag.SpacingBetweenSlices,
                                                                grid.spacing().z())
                                                        .build())
                                        .items(
                                                Tag.PlaneOrientationSequence,
                                                Dataset.builder()
                                                        .numbers(
                                                                Tag.ImageOrientationPatient,
                                                                a.x(),
                                                                a.y(),
                                                                a.z(),
                                                                b.x(),
                                                                b.y(),
                                                                b.z())
                                                        .build())
                                        .build())
                        .items(Tag.PerFrameFunctionalGroupsSequence, frames)
                        .bulk(Tag.PixelData, bits == 16 ? VR.OW : VR.OB, packed(bits)))
                .build();
        return new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d);
    }

    static Dataset segment(int number, String label, String scheme, String typeCode) {
        return Dataset.builder()
                .numbers(Tag.SegmentNumber, number)
                .text(Tag.SegmentLabel, label)
                .items(
                        Tag.SegmentedPropertyTypeCodeSequence,
                        Dataset.builder()
                                .text(Tag.CodeValue, typeCode)
                                .text(Tag.CodingSchemeDesignator, scheme)
                                .build())
                .build();
    }

    private byte[] packed(int bits) {
        int area = grid.size().x() * grid.size().y();
        byte[] packed = new byte[(frames.size() * area * bits + 15) / 16 * 2];
        for (int f = 0; f < pixels.size(); f++) {
            for (int n = 0; n < area; n++) {
                int value = pixels.get(f)[n];
                int at = f * area + n;
                switch (bits) {
                    case 1 -> packed[at / 8] |= (byte) (value << at % 8);
                    case 8 -> packed[at] = (byte) value;
                    default -> {
                        packed[2 * at] = (byte) value;
                        packed[2 * at + 1] = (byte) (value >> 8);
                    }
                }
            }
        }
        return packed;
    }
}
