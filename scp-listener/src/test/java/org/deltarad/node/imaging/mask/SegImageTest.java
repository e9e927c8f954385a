package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.node.imaging.Slices.refused;
import static org.deltarad.node.imaging.Slices.uid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Tracking;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** Segmentations made by hand, bit by bit; frames of 5 x 3 pixels do not end at byte borders. */
class SegImageTest {
    private static final int COLUMNS = 5;
    private static final int ROWS = 3;
    private static final int PIXELS = COLUMNS * ROWS;
    private static final SegOptions UNCHANGED = new SegOptions(0.5, false);

    private final Slices slices = Slices.axial(COLUMNS, ROWS, 6, 0.7, 0.9, 3);
    private final List<Dataset> frames = new ArrayList<>();
    private final BitSet bits = new BitSet();

    /** Adds a frame on slice k with random pixels, and returns them. */
    private boolean[] add(int segment, int k, long seed) {
        return add(segment, new Vector3(-10, -20, 5 + 3 * k), seed, k);
    }

    private boolean[] add(int segment, Vector3 position, long seed, int k) {
        Random random = new Random(seed);
        boolean[] pixels = new boolean[PIXELS];
        for (int n = 0; n < PIXELS; n++) {
            pixels[n] = n == 7 || random.nextBoolean();
            bits.set(frames.size() * PIXELS + n, pixels[n]);
        }
        frames.add(Dataset.builder()
                .items(
                        Tag.PlanePositionSequence,
                        Dataset.builder()
                                .numbers(Tag.ImagePositionPatient, position.x(), position.y(), position.z())
                                .build())
                .items(
                        Tag.SegmentIdentificationSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedSegmentNumber, segment)
                                .build())
                .items(
                        Tag.DerivationImageSequence,
                        Dataset.builder()
                                .items(
                                        Tag.SourceImageSequence,
                                        Dataset.builder()
                                                .text(Tag.ReferencedSOPInstanceUID, uid(k))
                                                .build())
                                .build())
                .build());
        return pixels;
    }

    private static Dataset measures(double row, double column) {
        return Dataset.builder().numbers(Tag.PixelSpacing, row, column).build();
    }

    private static Dataset orientation(double... cosines) {
        return Dataset.builder().numbers(Tag.ImageOrientationPatient, cosines).build();
    }

    private static Dataset shared(Dataset measures, Dataset orientation) {
        return Dataset.builder()
                .items(Tag.PixelMeasuresSequence, measures)
                .items(Tag.PlaneOrientationSequence, orientation)
                .build();
    }

    private static Dataset segment(int number, String label, String typeCode) {
        return Dataset.builder()
                .numbers(Tag.SegmentNumber, number)
                .text(Tag.SegmentLabel, label)
                .items(
                        Tag.SegmentedPropertyTypeCodeSequence,
                        Dataset.builder()
                                .text(Tag.CodeValue, typeCode)
                                .text(Tag.CodingSchemeDesignator, "SCT")
                                .build())
                .build();
    }

    private DicomFile file(UnaryOperator<Dataset.Builder> change) {
        byte[] packed = new byte[(frames.size() * PIXELS + 7) / 8];
        byte[] set = bits.toByteArray();
        System.arraycopy(set, 0, packed, 0, set.length);
        Dataset d = change.apply(Dataset.builder()
                        .text(Tag.SOPClassUID, SegReader.SOP_CLASS)
                        .text(Tag.SOPInstanceUID, "2.25.60")
                        .text(Tag.StudyInstanceUID, Slices.STUDY)
                        .text(Tag.SeriesInstanceUID, "2.25.61")
                        .text(Tag.FrameOfReferenceUID, Slices.FRAME)
                        .text(Tag.SegmentationType, "BINARY")
                        .numbers(Tag.BitsAllocated, 1)
                        .numbers(Tag.Rows, ROWS)
                        .numbers(Tag.Columns, COLUMNS)
                        .numbers(Tag.NumberOfFrames, frames.size())
                        .items(Tag.SegmentSequence, segment(1, "muscle", "71616004"), segment(2, "tumour", "108369006"))
                        .items(
                                Tag.SharedFunctionalGroupsSequence,
                                shared(measures(0.7, 0.9), orientation(1, 0, 0, 0, 1, 0)))
                        .items(Tag.PerFrameFunctionalGroupsSequence, frames)
                        .items(
                                Tag.ReferencedSeriesSequence,
                                Dataset.builder()
                                        .text(Tag.SeriesInstanceUID, Slices.SERIES)
                                        .items(
                                                Tag.ReferencedInstanceSequence,
                                                Dataset.builder()
                                                        .text(Tag.ReferencedSOPInstanceUID, uid(4))
                                                        .build())
                                        .build())
                        .bulk(Tag.PixelData, VR.OB, packed))
                .build();
        return new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d);
    }

    private Mask mask(RoiChoice choice, UnaryOperator<Dataset.Builder> change) throws ImagingException {
        return MaskSource.read(file(change), Slices.DECODER, MaskRules.of(UNCHANGED))
                .mask(choice, slices.read())
                .mask();
    }

    private static boolean[] slice(Mask m, int k) {
        boolean[] pixels = new boolean[PIXELS];
        System.arraycopy(m.inside(), k * PIXELS, pixels, 0, PIXELS);
        return pixels;
    }

    @Test
    void sparseFramesInAnyOrderOfTwoSegments() throws Exception {
        boolean[] four = add(2, 4, 1);
        boolean[] muscle = add(1, 4, 2);
        boolean[] one = add(2, 1, 3);
        Mask tumour = mask(RoiChoice.automatic(), b -> b);
        assertThat(slice(tumour, 4)).containsExactly(four);
        assertThat(slice(tumour, 1)).containsExactly(one);
        for (int k : new int[] {0, 2, 3, 5}) {
            assertThat(slice(tumour, k)).containsOnly(false);
        }
        assertThat(slice(mask(RoiChoice.name("muscle"), b -> b), 4)).containsExactly(muscle);
    }

    @Test
    void framesCompressedByRleAreTheSameMask() throws Exception {
        boolean[] four = add(2, 4, 1);
        boolean[] one = add(2, 1, 3);
        DicomFile seg = file(b -> b.numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.BitsStored, 1)
                .numbers(Tag.HighBit, 0)
                .numbers(Tag.PixelRepresentation, 0)
                .bulk(Tag.PixelData, VR.OB, fragments(four, one)));

        Mask m = MaskSource.read(new DicomFile(TransferSyntax.RLE_LOSSLESS, seg.dataset()), Slices.DECODER)
                .mask(RoiChoice.automatic(), slices.read())
                .mask();

        assertThat(slice(m, 4)).containsExactly(four);
        assertThat(slice(m, 1)).containsExactly(one);
    }

    /** An empty Basic Offset Table and a fragment for each frame: one RLE segment, one literal run (PS3.5 annex G). */
    private static byte[] fragments(boolean[]... frames) {
        int packed = (PIXELS + 7) / 8;
        int length = 64 + 1 + packed;
        ByteBuffer b = ByteBuffer.allocate(8 + frames.length * (8 + length)).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0xe000fffe).putInt(0);
        for (boolean[] frame : frames) {
            b.putInt(0xe000fffe).putInt(length).putInt(1).putInt(64).position(b.position() + 56);
            b.put((byte) (packed - 1));
            BitSet bits = new BitSet();
            for (int n = 0; n < PIXELS; n++) {
                bits.set(n, frame[n]);
            }
            b.put(Arrays.copyOf(bits.toByteArray(), packed));
        }
        return b.array();
    }

    @Test
    void groupsMayBeSharedOrPerFrame() throws Exception {
        boolean[] pixels = add(2, 3, 1);
        Dataset frame =
                Dataset.merge(frames.get(0), shared(measures(0.7, 0.9), orientation(1, 0, 0, 0, 1, 0))).toBuilder()
                        .remove(Tag.SegmentIdentificationSequence)
                        .build();
        Dataset shared = Dataset.builder()
                .copy(Tag.SegmentIdentificationSequence, frames.get(0))
                .build();
        Mask m = mask(RoiChoice.automatic(), b -> b.items(Tag.PerFrameFunctionalGroupsSequence, frame)
                .items(Tag.SharedFunctionalGroupsSequence, shared));
        assertThat(slice(m, 3)).containsExactly(pixels);
    }

    @Test
    void referencesAndOrigin() throws Exception {
        add(2, 4, 1);
        MaskSource source = MaskSource.read(file(b -> b), Slices.DECODER);
        MaskReferences expected = new MaskReferences(Slices.STUDY, Slices.SERIES, Set.of(uid(4)));
        assertThat(source.references()).containsExactly(expected);
        assertThat(source.references(RoiChoice.automatic())).isEqualTo(expected);
        assertThat(source.mask(RoiChoice.number(2), slices.read()).roi())
                .isEqualTo(new RoiReference.Segment(
                        new InstanceReference(Slices.STUDY, "2.25.61", SegReader.SOP_CLASS, "2.25.60"), 2, "tumour"));
        MaskSource silent = MaskSource.read(file(b -> b.remove(Tag.ReferencedSeriesSequence)), Slices.DECODER);
        assertThat(silent.references(RoiChoice.automatic())).isEqualTo(new MaskReferences("", "", Set.of(uid(4))));
    }

    @Test
    void trackingAndPropertyOfASegment() throws Exception {
        add(2, 4, 1);
        Dataset tumour = segment(2, "tumour", "108369006").toBuilder()
                .text(Tag.TrackingID, "lesion 1")
                .text(Tag.TrackingUID, "2.25.77")
                .build();
        MaskSource source = MaskSource.read(
                file(b -> b.items(Tag.SegmentSequence, segment(1, "muscle", "71616004"), tumour)), Slices.DECODER);

        assertThat(source.mask(RoiChoice.property("SCT:108369006"), slices.read())
                        .tracking())
                .contains(new Tracking("lesion 1", "2.25.77"));
        assertThat(source.candidates().get(1).codes()).containsExactly("SCT:108369006");
        assertThat(refused(Reason.ROI_NOT_FOUND, () -> source.mask(RoiChoice.property("SCT:86049000"), slices.read())))
                .hasMessageContaining("the property SCT:86049000");
        assertThatThrownBy(() -> RoiChoice.property("neoplasm")).hasMessageContaining("SCT:108369006");
    }

    @Test
    void theOnlySegmentMayBeUnnamedInTheFrames() throws Exception {
        boolean[] pixels = add(2, 4, 1);
        Dataset frame = frames.get(0).toBuilder()
                .remove(Tag.SegmentIdentificationSequence)
                .build();
        UnaryOperator<Dataset.Builder> silent = b -> b.items(Tag.PerFrameFunctionalGroupsSequence, frame);

        assertThat(slice(
                        mask(RoiChoice.automatic(), b -> silent.apply(b)
                                .items(Tag.SegmentSequence, segment(7, "a", "108369006"))),
                        4))
                .containsExactly(pixels);
        refused(Reason.MISSING_ATTRIBUTE, () -> mask(RoiChoice.automatic(), silent));
    }

    @Test
    void withoutFrameOfReferenceTheSourceImagesDecide() throws Exception {
        boolean[] pixels = add(2, 4, 1);
        RoiMask mask = MaskSource.read(file(b -> b.remove(Tag.FrameOfReferenceUID)), Slices.DECODER)
                .mask(RoiChoice.automatic(), slices.read());
        assertThat(slice(mask.mask(), 4)).containsExactly(pixels);
        assertThat(mask.remarks()).anySatisfy(r -> assertThat(r).contains("no Frame of Reference UID"));

        Dataset frame =
                frames.get(0).toBuilder().remove(Tag.DerivationImageSequence).build();
        refused(
                Reason.FRAME_OF_REFERENCE,
                () -> mask(RoiChoice.automatic(), b -> b.remove(Tag.FrameOfReferenceUID)
                        .items(Tag.PerFrameFunctionalGroupsSequence, frame)));
    }

    @Test
    void referencesToAnotherStudy() throws Exception {
        add(2, 4, 1);
        Dataset item = file(b -> b).dataset().requireItem(Tag.ReferencedSeriesSequence);
        Dataset study = Dataset.builder()
                .text(Tag.StudyInstanceUID, "2.25.8")
                .items(Tag.ReferencedSeriesSequence, item)
                .build();
        MaskSource source = MaskSource.read(
                file(b -> b.remove(Tag.ReferencedSeriesSequence).put(0x00081200, new Element.Sequence(List.of(study)))),
                Slices.DECODER);
        assertThat(source.references()).containsExactly(new MaskReferences("2.25.8", Slices.SERIES, Set.of(uid(4))));
    }

    @Test
    void framesThatAreNotOnTheGridAreRefused() {
        add(2, 4, 1);
        refusedGrid(b -> b.numbers(Tag.Columns, 3).numbers(Tag.Rows, 5), "3 x 5 pixels");
        refusedGrid(shape(0.7, 0.7, 1, 0, 0, 0, 1, 0), "0.7000 x 0.7000 mm");
        refusedGrid(shape(0.9, 0.7, 1, 0, 0, 0, 1, 0), "frame 1 of segment 2 'tumour'");
        refusedGrid(shape(0.7, 0.9, -1, 0, 0, 0, 1, 0), "(-1.0000, 0.0000, 0.0000)");
        refusedGrid(shape(0.7, 0.9, 0, 1, 0, 1, 0, 0), "not resampled");
    }

    private static UnaryOperator<Dataset.Builder> shape(double row, double column, double... cosines) {
        return b -> b.items(Tag.SharedFunctionalGroupsSequence, shared(measures(row, column), orientation(cosines)));
    }

    private void refusedGrid(UnaryOperator<Dataset.Builder> change, String message) {
        assertThat(refused(Reason.GRID_MISMATCH, () -> mask(RoiChoice.number(2), change)))
                .hasMessageContaining(message);
    }

    @Test
    void framesBetweenSlicesOrShiftedByHalfAPixelAreRefused() {
        add(2, new Vector3(-10, -20, 15.5), 1, 3);
        refusedGrid(b -> b, "1.5000 mm");
        frames.clear();
        add(2, new Vector3(-9.55, -20, 14), 1, 3);
        refusedGrid(b -> b, "0.4500, 0.0000 and 0.0000 mm");
    }

    @Test
    void positionsWithinTheToleranceAreTaken() throws Exception {
        boolean[] pixels = add(2, new Vector3(-10.004, -19.996, 14.02), 1, 3);
        assertThat(slice(mask(RoiChoice.automatic(), b -> b), 3)).containsExactly(pixels);
    }

    @Test
    void framesBeyondTheImageMustBeBlank() throws Exception {
        boolean[] pixels = add(2, 3, 1);
        add(2, new Vector3(-10, -20, 23), 2, 6);
        refusedGrid(b -> b, "beyond the first or last slice");
        bits.clear(PIXELS, 2 * PIXELS);
        assertThat(slice(mask(RoiChoice.automatic(), b -> b), 3)).containsExactly(pixels);
    }

    @Test
    void twoFramesInOnePlace() {
        add(2, 3, 1);
        add(2, 3, 2);
        refused(Reason.DUPLICATE_POSITION, () -> mask(RoiChoice.automatic(), b -> b));
    }

    @Test
    void anEmptySegment() {
        add(2, 3, 1);
        bits.clear();
        refused(Reason.NO_VOXEL_INSIDE, () -> mask(RoiChoice.automatic(), b -> b));
        refused(Reason.NO_VOXEL_INSIDE, () -> mask(RoiChoice.number(1), b -> b));
    }

    @Test
    void anotherFrameOfReference() {
        add(2, 3, 1);
        refused(
                Reason.FRAME_OF_REFERENCE,
                () -> mask(RoiChoice.automatic(), b -> b.text(Tag.FrameOfReferenceUID, "2.25.9")));
    }

    @Test
    void kindsThatAreNotReadAreRefusedByName() {
        add(2, 3, 1);
        refused(
                Reason.UNSUPPORTED_OBJECT,
                () -> MaskSource.read(file(b -> b.text(Tag.SegmentationType, "HEIGHTMAP")), Slices.DECODER));
        refused(
                Reason.UNSUPPORTED_PIXELS,
                () -> MaskSource.read(file(b -> b.numbers(Tag.BitsAllocated, 8)), Slices.DECODER));
        refused(
                Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                () -> MaskSource.read(
                        new DicomFile("1.2.840.10008.1.2.4.201", file(b -> b).dataset()), Slices.DECODER));
    }

    @Test
    void truncatedOrInconsistentFrames() {
        add(2, 3, 1);
        add(2, 4, 1);
        assertThat(refused(
                        Reason.PIXEL_DATA_LENGTH,
                        () -> MaskSource.read(file(b -> b.bulk(Tag.PixelData, VR.OB, new byte[3])), Slices.DECODER)))
                .hasMessageContaining("4 bytes");
        refused(
                Reason.MISSING_ATTRIBUTE,
                () -> MaskSource.read(file(b -> b.numbers(Tag.NumberOfFrames, 3)), Slices.DECODER));
        refused(Reason.MISSING_ATTRIBUTE, () -> MaskSource.read(file(b -> b.remove(Tag.PixelData)), Slices.DECODER));
    }
}
