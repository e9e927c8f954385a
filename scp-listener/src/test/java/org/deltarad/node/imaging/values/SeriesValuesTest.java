package org.deltarad.node.imaging.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.LossyCompression;
import org.deltarad.node.imaging.MeasuredRegion;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.report.code.Code;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.junit.jupiter.api.Test;

/** Modality and real world LUTs, padding and lossy history; numbers by hand. */
class SeriesValuesTest {
    private static final ValueOptions REAL_WORLD = ValueOptions.STANDARD.with(ValueChoice.REAL_WORLD);
    private static final Code ADC = new Code("um2/s", "UCUM", "um2/s");
    private static final Code RATIO = new Code("1", "UCUM", "no units");

    /** Two slices of these stored values. */
    private static Slices slices(int... stored) {
        return Slices.axial(stored.length, 1, 2, 1, 1, 2)
                .changeAll(b -> b.bulk(Tag.PixelData, VR.OW, Slices.words(stored.length, n -> stored[n])));
    }

    private static ImageSeries read(Slices slices, ValueOptions options) throws ImagingException {
        return new SeriesReader(Slices.DECODER, GeometryTolerance.STANDARD, options).read(slices.files());
    }

    private static double[] firstSlice(ImageSeries series) {
        return Arrays.copyOf(
                series.volume().values(), series.volume().geometry().size().x());
    }

    private static Dataset.Builder signed(Dataset.Builder b) {
        return b.numbers(Tag.PixelRepresentation, 1);
    }

    @Test
    void aModalityLutMapsWhatIsBeyondItsEndsToTheirValues() throws Exception {
        Dataset lut = Dataset.builder()
                .numbers(Tag.LUTDescriptor, VR.SS, 3, -1, 16)
                .text(Tag.ModalityLUTType, "HU")
                .numbers(Tag.LUTData, VR.US, 100, 7, 65535)
                .build();

        ImageSeries series = slices(-5, -1, 0, 1, 9)
                .changeAll(SeriesValuesTest::signed)
                .changeAll(b -> b.items(Tag.ModalityLUTSequence, lut))
                .read();

        assertThat(firstSlice(series)).containsExactly(100, 100, 7, 65535, 65535);
        assertThat(series.volume().type()).isEqualTo(ScalarType.UINT16);
        assertThat(series.integer()).isTrue();
    }

    @Test
    void aModalityLutOfBytesMayBePackedTwoToAWord() throws Exception {
        for (byte[] data : List.of(new byte[] {10, 20, 30, 0}, new byte[] {10, 0, 20, 0, 30, 0})) {
            Dataset lut = Dataset.builder()
                    .numbers(Tag.LUTDescriptor, VR.US, 3, 0, 8)
                    .bulk(Tag.LUTData, VR.OW, data)
                    .build();

            ImageSeries series = slices(0, 1, 2)
                    .changeAll(b -> b.items(Tag.ModalityLUTSequence, lut))
                    .read();

            assertThat(firstSlice(series)).containsExactly(10, 20, 30);
        }
    }

    @Test
    void aModalityLutThatIsTooShortOrNotAloneIsRefused() {
        Dataset.Builder lut =
                Dataset.builder().numbers(Tag.LUTDescriptor, VR.US, 3, 0, 16).numbers(Tag.LUTData, VR.US, 1, 2);
        refused(Reason.UNSUPPORTED_PIXELS, () -> slices(0, 1)
                .changeAll(b -> b.items(Tag.ModalityLUTSequence, lut.build()))
                .read());
        lut.numbers(Tag.LUTData, VR.US, 1, 2, 3);
        refused(Reason.UNSUPPORTED_PIXELS, () -> slices(0, 1)
                .changeAll(b -> b.items(Tag.ModalityLUTSequence, lut.build())
                        .numbers(Tag.RescaleSlope, 2)
                        .numbers(Tag.RescaleIntercept, 0))
                .read());
    }

    /** 12 bits stored; bits 12 to 15 are an overlay's. */
    @Test
    void bitsAboveBitsStoredAreIgnored() throws Exception {
        Slices slices = slices(0x5123, 0xf800, 0x07ff)
                .changeAll(b -> b.numbers(Tag.BitsStored, 12).numbers(Tag.HighBit, 11));

        assertThat(firstSlice(slices.read())).containsExactly(0x123, 0x800, 0x7ff);
        assertThat(firstSlice(slices.changeAll(SeriesValuesTest::signed).read()))
                .containsExactly(0x123, -2048, 2047);
    }

    @Test
    void rescaleIsEachFramesOwn() throws Exception {
        ImageSeries series = slices(1, 2)
                .changeAll(b -> b.numbers(Tag.RescaleSlope, 2).numbers(Tag.RescaleIntercept, 0))
                .change(1, b -> b.numbers(Tag.RescaleSlope, 0.5))
                .read();

        assertThat(series.volume().values()).containsExactly(2, 4, 0.5, 1);
        assertThat(series.values().origin()).isEqualTo("modality LUT: slope 0.500000 to 2, intercept 0");
    }

    @Test
    void floatPixelDataIsRefused() {
        refused(Reason.UNSUPPORTED_PIXELS, () -> slices(1, 2)
                .changeAll(b -> b.bulk(Tag.FloatPixelData, VR.OF, new byte[8]))
                .read());
    }

    private static Dataset.Builder item(Code units, String label) {
        return Dataset.builder()
                .items(Tag.MeasurementUnitsCodeSequence, units.toItem())
                .text(Tag.LUTLabel, label);
    }

    private static Dataset linear(Code units, String label, int first, int last, double slope) {
        return item(units, label)
                .numbers(Tag.RealWorldValueFirstValueMapped, VR.US, first)
                .numbers(Tag.RealWorldValueLastValueMapped, VR.US, last)
                .numbers(Tag.RealWorldValueSlope, slope)
                .numbers(Tag.RealWorldValueIntercept, -1)
                .build();
    }

    @Test
    void realWorldValuesComeFromStoredOnesAndOnlyThoseThatAreMapped() throws Exception {
        Slices slices = slices(0, 4, 5, 20, 21).changeAll(b -> b.numbers(Tag.RescaleSlope, 3)
                .numbers(Tag.RescaleIntercept, 7)
                .items(Tag.RealWorldValueMappingSequence, linear(ADC, "ADC", 4, 20, 0.25)));

        ImageSeries series = read(slices, REAL_WORLD);

        assertThat(firstSlice(series)).containsExactly(0, 0, 0.25, 4, 4);
        assertThat(series.values().padding().stream()).containsExactly(0, 4, 5, 9);
        assertThat(series.values().units()).contains(ADC);
        assertThat(series.values().kind()).isEqualTo("real-world");
        assertThat(firstSlice(slices.read())).containsExactly(7, 19, 22, 67, 70);
    }

    @Test
    void realWorldValuesByLutAndByDoubleEnds() throws Exception {
        Dataset lut = item(ADC, "LUT")
                .numbers(Tag.RealWorldValueFirstValueMapped, VR.SS, -1)
                .numbers(Tag.RealWorldValueLastValueMapped, VR.SS, 1)
                .numbers(Tag.RealWorldValueLUTData, 0.5, 0.25, 9)
                .build();
        Dataset above = item(ADC, "above")
                .numbers(Tag.DoubleFloatRealWorldValueFirstValueMapped, 1.5)
                .numbers(Tag.DoubleFloatRealWorldValueLastValueMapped, 1e6)
                .numbers(Tag.RealWorldValueSlope, 10)
                .numbers(Tag.RealWorldValueIntercept, 0)
                .build();

        ImageSeries series = read(
                slices(-1, 0, 1, 2)
                        .changeAll(SeriesValuesTest::signed)
                        .changeAll(b -> b.items(Tag.RealWorldValueMappingSequence, lut, above)),
                REAL_WORLD);

        assertThat(firstSlice(series)).containsExactly(0.5, 0.25, 9, 20);
        assertThat(series.values().padding().isEmpty()).isTrue();
    }

    @Test
    void ofSeveralUnitsOneIsChosen() throws Exception {
        Slices slices = slices(2, 4)
                .changeAll(b -> b.items(
                        Tag.RealWorldValueMappingSequence,
                        linear(RATIO, "raw", 0, 100, 1),
                        linear(ADC, "ADC map", 0, 100, 2)));

        for (String units : List.of("um2/s", "adc MAP")) {
            assertThat(firstSlice(read(slices, REAL_WORLD.with(Optional.of(units)))))
                    .containsExactly(3, 7);
        }
        assertThat(refused(Reason.AMBIGUOUS, () -> read(slices, REAL_WORLD))).hasMessageContaining("um2/s (ADC map)");
        assertThat(refused(Reason.VALUES_UNAVAILABLE, () -> read(slices, REAL_WORLD.with(Optional.of("s")))))
                .hasMessageContaining("there are: 1 (raw), um2/s (ADC map)");
        refused(Reason.VALUES_UNAVAILABLE, () -> read(slices(1, 2), REAL_WORLD));
        refused(
                Reason.AMBIGUOUS,
                () -> read(
                        slices(1, 2)
                                .changeAll(b -> b.items(
                                        Tag.RealWorldValueMappingSequence,
                                        linear(ADC, "a", 0, 10, 1),
                                        linear(ADC, "b", 10, 20, 2))),
                        REAL_WORLD));
    }

    /** -2000 as the same 16 bits that a reader took for unsigned, 63536. */
    @Test
    void paddingIsKnownInSignedImagesWhateverItsVr() throws Exception {
        for (VR vr : List.of(VR.SS, VR.US)) {
            ImageSeries series = slices(-2000, -1999, 5)
                    .changeAll(SeriesValuesTest::signed)
                    .changeAll(b -> b.numbers(Tag.PixelPaddingValue, vr, vr == VR.SS ? -2000 : 63536))
                    .read();

            assertThat(series.values().padding().stream()).containsExactly(0, 3);
            assertThat(firstSlice(series)).containsExactly(-2000, -1999, 5);
        }
    }

    @Test
    void aRangeOfPaddingIsTakenOutOfMasks() throws Exception {
        ImageSeries series = slices(1, 2, 3, 4, 5)
                .changeAll(
                        b -> b.numbers(Tag.PixelPaddingValue, VR.US, 4).numbers(Tag.PixelPaddingRangeLimit, VR.US, 2))
                .read();
        Mask all = mask(series, 0, 1, 2, 3, 4, 9);

        MeasuredRegion region = MeasuredRegion.of(all, series);

        assertThat(region.mask().inside()).containsExactly(mask(series, 0, 4, 9).inside());
        assertThat(region.remarks())
                .containsExactly("3 of 6 voxels of the mask are padding of the image and were left out");
        assertThat(MeasuredRegion.of(mask(series, 0, 4), series).remarks()).isEmpty();
        refused(Reason.NO_VOXEL_INSIDE, () -> MeasuredRegion.of(mask(series, 1, 2), series));
    }

    private static Mask mask(ImageSeries series, int... voxels) {
        boolean[] inside = new boolean[series.volume().values().length];
        Arrays.stream(voxels).forEach(n -> inside[n] = true);
        return new Mask(series.volume().geometry(), inside);
    }

    @Test
    void onceLossyAlwaysLossy() throws Exception {
        Slices slices = slices(1, 2)
                .changeAll(b -> b.text(Tag.LossyImageCompression, "01")
                        .text(Tag.LossyImageCompressionMethod, "ISO_10918_1")
                        .numbers(Tag.LossyImageCompressionRatio, 10))
                .change(1, b -> b.numbers(Tag.LossyImageCompressionRatio, 12.5));

        assertThat(refused(Reason.LOSSY, slices::read)).hasMessageContaining("acceptLossy");
        ImageSeries series = read(slices, ValueOptions.STANDARD.with(true));

        assertThat(series.values().lossy()).contains(new LossyCompression(List.of("ISO_10918_1"), List.of(10.0, 12.5)));
        assertThat(series.values().remarks())
                .containsExactly(
                        "the images were compressed with loss (ISO_10918_1, ratio 10, 12.5): their values are not"
                                + " those that were measured");
    }

    @Test
    void ofSeveralBrokenFramesTheFirstIsNamed() {
        Slices slices = Slices.axial(4, 4, 40, 1, 1, 2).changeAll(b -> b.remove(Tag.PixelData));
        ImagingException e = refused(Reason.MISSING_ATTRIBUTE, slices::read);
        assertThat(e.uids()).containsExactly(Slices.uid(0));
    }
}
