package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fractional segmentations and label maps of 3 x 2 pixels. */
class SegKindsTest {
    private ImageSeries images;
    private SegSamples seg;

    @BeforeEach
    void onTheGridOfTheImages() throws ImagingException {
        images = Slices.axial(3, 2, 4, 0.7, 0.9, 3).read();
        seg = new SegSamples(images.volume().geometry());
    }

    private static UnaryOperator<Dataset.Builder> fractional(int maximum) {
        return b -> b.text(Tag.SegmentationType, "FRACTIONAL")
                .text(Tag.SegmentationFractionalType, "PROBABILITY")
                .numbers(Tag.MaximumFractionalValue, maximum);
    }

    private static Dataset.Builder labelMap(Dataset.Builder b) {
        return b.text(Tag.SOPClassUID, SegReader.LABEL_MAP_SOP_CLASS).text(Tag.SegmentationType, "LABELMAP");
    }

    private RoiMask read(DicomFile file, RoiChoice choice, double fraction) throws ImagingException {
        return MaskSource.read(file, Slices.DECODER, MaskRules.of(new SegOptions(fraction, false)))
                .mask(choice, images);
    }

    private static List<Integer> inside(RoiMask roi) {
        return IntStream.range(0, roi.mask().inside().length)
                .filter(n -> roi.mask().inside()[n])
                .boxed()
                .toList();
    }

    @Test
    void pixelsFromTheThresholdOnAreInside() throws Exception {
        DicomFile file = seg.add(2, 2, 0, 127, 128, 255, 1, 64).file(8, fractional(255));

        RoiMask half = read(file, RoiChoice.automatic(), 0.5);
        assertThat(inside(half)).containsExactly(14, 15);
        assertThat(half.remarks())
                .containsExactly("the Segmentation is FRACTIONAL (PROBABILITY); pixels of at least 0.5 of Maximum"
                        + " Fractional Value, 128 of 255, are inside");
        assertThat(inside(read(file, RoiChoice.automatic(), 0.25))).containsExactly(13, 14, 15, 17);
        assertThat(inside(read(file, RoiChoice.automatic(), 1))).containsExactly(15);
        assertThat(inside(read(file, RoiChoice.automatic(), 1e-6))).containsExactly(13, 14, 15, 16, 17);
    }

    @Test
    void theThresholdIsAPartOfMaximumFractionalValue() throws Exception {
        seg.add(0, 2, 0, 1, 2, 4, 5, 10);
        assertThat(inside(read(seg.file(8, fractional(10)), RoiChoice.automatic(), 0.5)))
                .containsExactly(4, 5);
        assertThat(inside(read(seg.file(8, fractional(10)), RoiChoice.automatic(), 0.2)))
                .containsExactly(2, 3, 4, 5);
        refused(Reason.UNSUPPORTED_PIXELS, () -> read(seg.file(8, fractional(0)), RoiChoice.automatic(), 0.5));
        refused(
                Reason.MISSING_ATTRIBUTE,
                () -> read(
                        seg.file(8, b -> fractional(1).apply(b).remove(Tag.MaximumFractionalValue)),
                        RoiChoice.automatic(),
                        0.5));
    }

    @Test
    void labelMapOfEightBits() throws Exception {
        DicomFile file =
                seg.add(3, 0, 0, 1, 2, 2, 0, 7).add(1, 0, 2, 0, 0, 0, 0, 1).file(8, SegKindsTest::labelMap);

        assertThat(inside(read(file, RoiChoice.automatic(), 0.5))).containsExactly(6, 20, 21);
        assertThat(inside(read(file, RoiChoice.name("a"), 0.5))).containsExactly(11, 19);
        assertThat(inside(read(file, RoiChoice.property("SCT:108369006"), 0.5))).containsExactly(6, 20, 21);
        assertThat(read(file, RoiChoice.automatic(), 0.5).remarks()).isEmpty();
    }

    @Test
    void labelMapOfSixteenBitsInPaletteColor() throws Exception {
        DicomFile file = seg.add(2, 0, 0, 300, 65535, 300, 44, 0).file(16, b -> labelMap(b)
                .text(Tag.PhotometricInterpretation, "PALETTE COLOR")
                .items(
                        Tag.SegmentSequence,
                        SegSamples.segment(300, "large", "SCT", "71616004"),
                        SegSamples.segment(65535, "last", "SCT", "71616004")));

        assertThat(inside(read(file, RoiChoice.number(300), 0.5))).containsExactly(13, 15);
        assertThat(inside(read(file, RoiChoice.number(65535), 0.5))).containsExactly(14);
        assertThat(refused(Reason.AMBIGUOUS, () -> read(file, RoiChoice.automatic(), 0.5)))
                .hasMessageContaining("300 'large', 65535 'last'");
    }

    @Test
    void theBackgroundIsNoSegment() throws Exception {
        seg.add(2, 0, 9, 9, 5, 9, 9, 9);
        UnaryOperator<Dataset.Builder> padded = b -> labelMap(b)
                .numbers(Tag.PixelPaddingValue, VR.US, 9)
                .items(
                        Tag.SegmentSequence,
                        SegSamples.segment(9, "outside", "SCT", "1"),
                        SegSamples.segment(5, "organ", "SCT", "71616004"));
        assertThat(inside(read(seg.file(8, padded), RoiChoice.automatic(), 0.5)))
                .containsExactly(14);

        UnaryOperator<Dataset.Builder> coded = b -> labelMap(b)
                .items(
                        Tag.SegmentSequence,
                        SegSamples.segment(9, "Background", "DCM", "125040"),
                        SegSamples.segment(5, "organ", "SCT", "71616004"));
        assertThat(inside(read(seg.file(8, coded), RoiChoice.automatic(), 0.5))).containsExactly(14);
    }

    @Test
    void segmentsThatNoPixelShowsAreNotChosen() throws Exception {
        DicomFile file = seg.add(2, 0, 0, 1, 0, 0, 0, 0).file(8, SegKindsTest::labelMap);
        assertThat(inside(read(file, RoiChoice.automatic(), 0.5))).containsExactly(13);
        refused(Reason.NO_VOXEL_INSIDE, () -> read(file, RoiChoice.number(2), 0.5));
    }

    @Test
    void bitsThatTheKindDoesNotHaveAreRefused() {
        seg.add(2, 1, 0, 1, 0, 0, 0, 0);
        refused(Reason.UNSUPPORTED_PIXELS, () -> read(seg.file(16, fractional(255)), RoiChoice.automatic(), 0.5));
        refused(Reason.UNSUPPORTED_PIXELS, () -> read(seg.file(1, SegKindsTest::labelMap), RoiChoice.automatic(), 0.5));
        assertThat(refused(
                        Reason.PIXEL_DATA_LENGTH,
                        () -> read(
                                seg.file(8, b -> labelMap(b).bulk(Tag.PixelData, VR.OB, new byte[4])),
                                RoiChoice.automatic(),
                                0.5)))
                .hasMessageContaining("are 6 bytes");
    }
}
