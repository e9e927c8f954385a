package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.deltarad.node.imaging.Slices.refused;
import static org.deltarad.node.imaging.Slices.uid;
import static org.deltarad.node.imaging.Slices.words;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesReaderTest {
    private static final byte[] EMPTY = {};

    @Test
    void axialStackWithRowSpacingBeforeColumnSpacing() throws Exception {
        ImageSeries s = Slices.axial(4, 3, 5, 0.5, 0.8, 3).read();
        Geometry g = s.volume().geometry();
        assertThat(g.size()).isEqualTo(new GridSize(4, 3, 5));
        assertThat(g.origin()).isEqualTo(new Vector3(-10, -20, 5));
        assertThat(g.spacing()).isEqualTo(new Vector3(0.8, 0.5, 3));
        assertThat(g.toPatient(3, 2, 4)).isEqualTo(new Vector3(-10 + 2.4, -19, 17));
        assertThat(s.volume().at(1, 2, 3)).isEqualTo(3000 + 2 * 4 + 1);
        assertThat(s.integer()).isTrue();
        assertThat(s.description()).isEqualTo("T2 tse");
        assertThat(s.modality()).isEqualTo("MR");
        assertThat(s.frameOfReferenceUid()).isEqualTo(Slices.FRAME);
        assertThat(s.seriesInstanceUid()).isEqualTo(Slices.SERIES);
        assertThat(s.studyInstanceUid()).isEqualTo(Slices.STUDY);
    }

    @Test
    void slicesAreOrderedByPositionWhateverTheirOrderAndNumber() throws Exception {
        Slices slices = Slices.axial(3, 3, 6, 1, 1, 2);
        ImageSeries expected = slices.read();
        Collections.shuffle(slices.datasets(), new Random(3));
        slices.change(2, b -> b.numbers(Tag.InstanceNumber, 99));
        ImageSeries read = slices.read();
        assertThat(read.volume().values()).containsExactly(expected.volume().values());
        assertThat(read.volume().geometry()).isEqualTo(expected.volume().geometry());
        assertThat(read.instances()).isEqualTo(expected.instances());
        assertThat(read.headers().get(4).string(Tag.SOPInstanceUID)).contains(uid(4));
        assertThat(read.headers().get(4).hasValue(Tag.PixelData)).isFalse();
    }

    @Test
    void sagittalStackRunsAlongTheNormal() throws Exception {
        Slices slices = new Slices(
                3, 4, 3, new double[] {1, 2, 4}, new Vector3(0, 1, 0), new Vector3(0, 0, -1), new Vector3(7, 8, 9));
        Geometry g = slices.read().volume().geometry();
        assertThat(g.sliceDirection()).isEqualTo(new Vector3(-1, 0, 0));
        assertThat(g.toPatient(1, 2, 2)).isEqualTo(new Vector3(-1, 10, 7));
    }

    @Test
    void coronalStackRunsAlongTheNormal() throws Exception {
        Slices slices = new Slices(
                3, 4, 3, new double[] {1, 2, 4}, new Vector3(1, 0, 0), new Vector3(0, 0, -1), new Vector3(7, 8, 9));
        Geometry g = slices.read().volume().geometry();
        assertThat(g.sliceDirection()).isEqualTo(new Vector3(0, 1, 0));
        assertThat(g.toPatient(1, 2, 2)).isEqualTo(new Vector3(9, 16, 7));
    }

    @Test
    void obliqueStackPutsEveryVoxelWhereItsHeaderSays() throws Exception {
        Slices slices = Slices.oblique();
        Collections.reverse(slices.datasets());
        ImageSeries s = slices.read();
        Geometry g = s.volume().geometry();
        assertThat(g.spacing().z()).isCloseTo(3.3, within(1e-9));
        for (int k = 0; k < 20; k++) {
            double[] p = s.headers().get(k).doubles(Tag.ImagePositionPatient);
            Vector3 header = new Vector3(p[0], p[1], p[2]);
            // DS holds 16 characters, about 12 decimals here.
            assertThat(g.toPatient(0, 0, k).minus(header).norm()).isLessThan(1e-9);
        }
    }

    @Test
    void signedTwelveBitsAreSignExtendedAndBitsAboveIgnored() throws Exception {
        ImageSeries s = Slices.axial(2, 2, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.BitsStored, 12)
                        .numbers(Tag.HighBit, 11)
                        .numbers(Tag.PixelRepresentation, 1)
                        .bulk(Tag.PixelData, VR.OW, words(4, n -> new int[] {0x07ff, 0x0800, 0x5fff, 0xf001}[n])))
                .read();
        assertThat(s.volume().values()).startsWith(2047, -2048, -1, 1);
    }

    @Test
    void unsignedTwelveBitsLoseOverlayBitsAndMayBeHigherUp() throws Exception {
        ImageSeries low = Slices.axial(2, 2, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.BitsStored, 12)
                        .numbers(Tag.HighBit, 11)
                        .bulk(Tag.PixelData, VR.OW, words(4, n -> 0xf000 | 0x0ffe + n / 2)))
                .read();
        assertThat(low.volume().values()).startsWith(4094, 4094, 4095, 4095);
        ImageSeries high = Slices.axial(2, 2, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.BitsStored, 12)
                        .numbers(Tag.HighBit, 15)
                        .bulk(Tag.PixelData, VR.OW, words(4, n -> 0xffe7)))
                .read();
        assertThat(high.volume().values()).startsWith(4094, 4094);
    }

    @Test
    void eightAndThirtyTwoBitCells() throws Exception {
        ImageSeries eight = Slices.axial(2, 2, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.BitsAllocated, 8)
                        .numbers(Tag.BitsStored, 8)
                        .numbers(Tag.HighBit, 7)
                        .bulk(Tag.PixelData, VR.OB, new byte[] {0, 1, (byte) 200, (byte) 255}))
                .read();
        assertThat(eight.volume().values()).startsWith(0, 1, 200, 255);
        ImageSeries wide = Slices.axial(2, 2, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.BitsAllocated, 32)
                        .numbers(Tag.BitsStored, 32)
                        .numbers(Tag.HighBit, 31)
                        .bulk(Tag.PixelData, VR.OW, words(8, n -> n % 2 == 0 ? n : 0xffff)))
                .read();
        assertThat(wide.volume().values()).startsWith(0xffff0000L, 0xffff0002L);
    }

    @Test
    void rescaleIsAppliedPerSliceAndDecidesWhetherValuesAreWhole() throws Exception {
        Slices ct = Slices.axial(2, 2, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.RescaleSlope, 2).numbers(Tag.RescaleIntercept, -1024));
        assertThat(ct.read().volume().values()).startsWith(-1024, -1022);
        assertThat(ct.read().integer()).isTrue();
        ImageSeries pet = ct.change(1, b -> b.numbers(Tag.RescaleSlope, 0.5).numbers(Tag.RescaleIntercept, 0))
                .read();
        assertThat(pet.volume().at(1, 0, 0)).isEqualTo(-1022);
        assertThat(pet.volume().at(1, 0, 1)).isEqualTo(500.5);
        assertThat(pet.integer()).isFalse();
    }

    @Test
    void monochrome1ChangesNoValue() throws Exception {
        Slices s = Slices.axial(3, 3, 3, 1, 1, 1);
        double[] values = s.read().volume().values();
        s.changeAll(b -> b.text(Tag.PhotometricInterpretation, "MONOCHROME1"));
        assertThat(s.read().volume().values()).containsExactly(values);
    }

    @Test
    void aPaddingByteIsNoReasonToRefuse() throws Exception {
        ImageSeries s = Slices.axial(3, 3, 2, 1, 1, 1)
                .changeAll(b -> b.numbers(Tag.BitsAllocated, 8)
                        .numbers(Tag.BitsStored, 8)
                        .numbers(Tag.HighBit, 7)
                        .bulk(Tag.PixelData, VR.OB, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}))
                .read();
        assertThat(s.volume().values()).endsWith(8, 9);
    }

    @Test
    void missingSliceIsNamedByItsNeighbours() {
        ImagingException e = refused(
                Reason.MISSING_SLICE,
                () -> Slices.axial(2, 2, 9, 1, 1, 3).without(5).without(4).read());
        assertThat(e.uids()).containsExactly(uid(3), uid(6));
        assertThat(e).hasMessageContaining("2 slice(s) missing").hasMessageContaining("9.0000 mm between");
        assertThat(e).hasMessageContaining(uid(3)).hasMessageContaining("23.0000");
    }

    @Test
    void missingSliceOfATiltedVolumeIsSeenToo() {
        ImagingException e =
                refused(Reason.MISSING_SLICE, () -> Slices.oblique().without(7).read());
        assertThat(e.uids()).containsExactly(uid(6), uid(8));
    }

    @Test
    void duplicatePositions() {
        ImagingException e = refused(
                Reason.DUPLICATE_POSITION,
                () -> Slices.axial(2, 2, 4, 1, 1, 3).move(2, -10, -20, 8.002).read());
        assertThat(e.uids()).containsExactlyInAnyOrder(uid(1), uid(2));
    }

    @Test
    void unevenSpacing() throws Exception {
        ImagingException e = refused(
                Reason.UNEVEN_SPACING,
                () -> Slices.axial(2, 2, 4, 1, 1, 3).move(3, -10, -20, 14.04).read());
        assertThat(e.uids()).containsExactly(uid(2), uid(3));
        assertThat(e).hasMessageContaining("3.0400 mm");

        ImageSeries within =
                Slices.axial(2, 2, 4, 1, 1, 3).move(3, -10, -20, 14.02).read();
        assertThat(within.volume().geometry().spacing().z()).isCloseTo(9.02 / 3, within(1e-12));
        ImageSeries wide = new SeriesReader(Slices.DECODER, new GeometryTolerance(0.1, 0))
                .read(Slices.axial(2, 2, 4, 1, 1, 3).move(3, -10, -20, 14.1).files());
        assertThat(wide.volume().geometry().spacing().z()).isCloseTo(9.1 / 3, within(1e-12));
    }

    @Test
    void smallErrorsOfTheSpacingMustNotAddUp() {
        Slices s = Slices.axial(2, 2, 40, 1, 1, 1);
        for (int k = 20; k < 40; k++) {
            s.move(k, -10, -20, 5 + k + 0.009 * (k - 20));
        }
        refused(Reason.UNEVEN_SPACING, s::read);
    }

    @Test
    void gantryTilt() {
        Slices s = Slices.axial(2, 2, 10, 1, 1, 3);
        for (int k = 0; k < 10; k++) {
            s.move(k, -10, -20 + 0.5 * k, 5 + 3.0 * k);
        }
        assertThat(refused(Reason.GANTRY_TILT, s::read)).hasMessageContaining("9.4623 degrees");
    }

    @Test
    void aSliceShiftedInItsPlane() {
        ImagingException e = refused(
                Reason.GANTRY_TILT,
                () -> Slices.axial(2, 2, 5, 1, 1, 3).move(2, -9, -20, 11).read());
        assertThat(e.uids()).contains(uid(2));
    }

    @Test
    void twoGeometriesAreNamed() {
        ImagingException size = refused(Reason.MIXED_GEOMETRY, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .change(1, b -> b.numbers(Tag.Rows, 1))
                .read());
        assertThat(size).hasMessageContaining("2 geometries").hasMessageContaining("2 x 1 pixels");
        assertThat(size.uids()).containsExactly(uid(0), uid(1));
        refused(Reason.MIXED_GEOMETRY, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .change(1, b -> b.numbers(Tag.PixelSpacing, 1, 1.01))
                .read());
        refused(Reason.MIXED_GEOMETRY, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .change(0, b -> b.numbers(Tag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1))
                .read());
    }

    @Test
    void mixedSeriesStudiesModalitiesAndFramesOfReference() {
        for (int tag : new int[] {Tag.SeriesInstanceUID, Tag.StudyInstanceUID, Tag.Modality}) {
            refused(Reason.MIXED_SERIES, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                    .change(1, b -> b.text(tag, tag == Tag.Modality ? "PT" : "2.25.77"))
                    .read());
        }
        assertThat(refused(Reason.FRAME_OF_REFERENCE, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                        .change(1, b -> b.text(Tag.FrameOfReferenceUID, "2.25.77"))
                        .read()))
                .hasMessageContaining("2.25.77");
    }

    @Test
    void fewerThanTwoSlices() {
        refused(Reason.TOO_FEW_SLICES, () -> Slices.axial(2, 2, 1, 1, 1, 3).read());
        refused(Reason.TOO_FEW_SLICES, () -> new SeriesReader(Slices.DECODER).read(List.of()));
    }

    @Test
    void moreVoxelsThanAnArrayHolds() {
        refused(Reason.TOO_LARGE, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.Rows, 65535).numbers(Tag.Columns, 65535))
                .read());
    }

    @Test
    void colour() {
        refused(Reason.COLOUR, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.SamplesPerPixel, 3).text(Tag.PhotometricInterpretation, "RGB"))
                .read());
        refused(Reason.COLOUR, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .changeAll(b -> b.text(Tag.PhotometricInterpretation, "PALETTE COLOR"))
                .read());
    }

    @Test
    void pixelDataOfTheWrongLength() {
        ImagingException e = refused(Reason.PIXEL_DATA_LENGTH, () -> Slices.axial(4, 4, 3, 1, 1, 3)
                .change(1, b -> b.bulk(Tag.PixelData, VR.OW, words(15, n -> n)))
                .read());
        assertThat(e).hasMessageContaining("30 bytes").hasMessageContaining("32 bytes");
        assertThat(e.uids()).containsExactly(uid(1));
        refused(Reason.PIXEL_DATA_LENGTH, () -> Slices.axial(4, 4, 3, 1, 1, 3)
                .change(1, b -> b.bulk(Tag.PixelData, VR.OW, words(32, n -> n)))
                .read());
        refused(Reason.PIXEL_DATA_LENGTH, () -> Slices.axial(4, 4, 3, 1, 1, 3)
                .change(1, b -> b.bulk(Tag.PixelData, VR.OW, EMPTY))
                .read());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Tag.PixelSpacing,
                Tag.ImagePositionPatient,
                Tag.ImageOrientationPatient,
                Tag.Rows,
                Tag.BitsStored,
                Tag.HighBit,
                Tag.PixelRepresentation,
                Tag.PhotometricInterpretation,
                Tag.FrameOfReferenceUID,
                Tag.SeriesInstanceUID,
                Tag.PixelData
            })
    void missingAttributesAreNamed(int tag) {
        ImagingException e = refused(Reason.MISSING_ATTRIBUTE, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .change(1, b -> b.remove(tag))
                .read());
        assertThat(e).hasMessageContaining(DataDictionary.name(tag)).hasMessageContaining(uid(1));
    }

    @Test
    void computedTomographyNeedsItsRescale() {
        Slices ct = Slices.axial(2, 2, 3, 1, 1, 3).changeAll(b -> b.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.Modality, "CT"));
        assertThat(refused(Reason.MISSING_ATTRIBUTE, ct::read)).hasMessageContaining("RescaleSlope");
        refused(Reason.MISSING_ATTRIBUTE, () -> Slices.axial(2, 2, 3, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.RescaleSlope, 1))
                .read());
    }

    @Test
    void multiFrameAndForeignObjects() {
        refused(Reason.MULTI_FRAME, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.NumberOfFrames, 4))
                .read());
        refused(Reason.MISSING_ATTRIBUTE, () -> Slices.axial(2, 2, 1, 1, 1, 3)
                .changeAll(b -> b.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4.1"))
                .read());
        refused(Reason.MALFORMED_FRAMES, () -> Slices.axial(2, 2, 1, 1, 1, 3)
                .changeAll(b ->
                        b.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4.1").numbers(Tag.NumberOfFrames, 2))
                .read());
        refused(Reason.UNSUPPORTED_OBJECT, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7"))
                .read());
    }

    @Test
    void pixelsThatAreNotDecodedOrHaveLostInformationAreRefusedByName() {
        assertThat(refused(Reason.UNSUPPORTED_TRANSFER_SYNTAX, () -> read("1.2.840.10008.1.2.4.201")))
                .hasMessageContaining("High-Throughput JPEG 2000");
        assertThat(refused(Reason.LOSSY, () -> read(TransferSyntax.JPEG_BASELINE)))
                .hasMessageContaining("JPEG Baseline");
        refused(Reason.LOSSY, () -> read(TransferSyntax.JPEG_2000));
        assertThat(refused(Reason.UNDECODABLE_PIXELS, () -> read(TransferSyntax.JPEG_LOSSLESS_SV1)))
                .hasMessageContaining("JPEG Lossless")
                .hasMessageContaining(Slices.uid(0));
    }

    private static ImageSeries read(String syntax) throws ImagingException {
        return new SeriesReader(Slices.DECODER)
                .read(Slices.axial(2, 2, 2, 1, 1, 3).datasets().stream()
                        .map(d -> new DicomFile(syntax, d))
                        .toList());
    }

    @Test
    void oddPixelFormatsAndModalityLutsAreRefused() {
        refused(Reason.UNSUPPORTED_PIXELS, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.HighBit, 16))
                .read());
        refused(Reason.UNSUPPORTED_PIXELS, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.RescaleSlope, 0).numbers(Tag.RescaleIntercept, 0))
                .read());
        refused(Reason.MISSING_ATTRIBUTE, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.items(Tag.ModalityLUTSequence, Dataset.empty()))
                .read());
    }

    @Test
    void invalidOrientation() {
        refused(Reason.INVALID_ORIENTATION, () -> Slices.axial(2, 2, 2, 1, 1, 3)
                .changeAll(b -> b.numbers(Tag.ImageOrientationPatient, 1, 0, 0, 0.1, 0.995, 0))
                .read());
    }
}
