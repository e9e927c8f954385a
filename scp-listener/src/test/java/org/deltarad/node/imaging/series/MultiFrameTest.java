package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.node.imaging.Slices.refused;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.values.ValueOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enhanced and legacy converted images give what the classic ones do. */
class MultiFrameTest {
    private static ImageSeries read(EnhancedImage image) throws ImagingException {
        return new SeriesReader(Slices.DECODER).read(List.of(image.file()));
    }

    private static EnhancedImage axial() {
        return new EnhancedImage(Slices.axial(4, 3, 5, 0.5, 0.8, 3).datasets());
    }

    @Test
    void shuffledFramesOfAnObliqueVolumeAreTheClassicVolumeVoxelForVoxel() throws Exception {
        Slices slices = Slices.oblique();
        for (int k = 0; k < 20; k++) {
            double slope = 1 + k / 7.0;
            slices.change(k, b -> b.numbers(Tag.RescaleSlope, slope).numbers(Tag.RescaleIntercept, -3));
        }
        ImageSeries classic = slices.read();
        Collections.shuffle(slices.datasets(), new Random(5));
        ImageSeries enhanced = read(new EnhancedImage(slices.datasets()));
        assertThat(enhanced.volume().values()).containsExactly(classic.volume().values());
        assertThat(enhanced.volume().geometry()).isEqualTo(classic.volume().geometry());
        assertThat(enhanced.volume().type()).isEqualTo(classic.volume().type());
    }

    @Test
    void eachSliceRefersToItsFrame() throws Exception {
        Slices slices = Slices.axial(2, 2, 3, 1, 1, 3);
        Collections.reverse(slices.datasets());
        ImageSeries s = read(new EnhancedImage(slices.datasets()));
        assertThat(s.sources()).extracting(r -> r.frameNumber()).containsExactly(3, 2, 1);
        assertThat(s.instances()).extracting(i -> i.sopInstanceUid()).containsOnly(EnhancedImage.UID);
        assertThat(Slices.axial(2, 2, 3, 1, 1, 3).read().sources())
                .extracting(r -> r.frameNumber())
                .containsOnly(0);
        assertThat(s.headers().get(0).requireDoubles(Tag.ImagePositionPatient, 3))
                .containsExactly(-10, -20, 5);
        assertThat(s.headers().get(0).hasValue(Tag.PixelData)).isFalse();
    }

    @Test
    void macrosAreReadUnderTheNamesOfClassicImages() throws Exception {
        EnhancedImage image = axial().changeShared(b -> b.items(
                                Tag.MRTimingAndRelatedParametersSequence,
                                Dataset.builder()
                                        .numbers(Tag.RepetitionTime, 4000)
                                        .numbers(Tag.FlipAngle, 90)
                                        .build())
                        .items(
                                Tag.MREchoSequence,
                                Dataset.builder()
                                        .numbers(Tag.EffectiveEchoTime, 87.5)
                                        .build())
                        .items(
                                Tag.MRFOVGeometrySequence,
                                Dataset.builder()
                                        .text(Tag.InPlanePhaseEncodingDirection, "COLUMN")
                                        .build()))
                .changeFrame(
                        2,
                        b -> b.items(
                                Tag.FrameContentSequence,
                                Dataset.builder()
                                        .text(Tag.FrameAcquisitionDateTime, "20240102030405.25+0100")
                                        .numbers(Tag.TemporalPositionIndex, 1)
                                        .build()));
        Dataset d = read(image).headers().get(2);
        assertThat(d.doubles(Tag.EchoTime)).containsExactly(87.5);
        assertThat(d.number(Tag.RepetitionTime)).contains(4000.0);
        assertThat(d.number(Tag.FlipAngle)).contains(90.0);
        assertThat(d.string(Tag.InPlanePhaseEncodingDirection)).contains("COL");
        assertThat(d.string(Tag.AcquisitionDate)).contains("20240102");
        assertThat(d.string(Tag.AcquisitionTime)).contains("030405.25");
        assertThat(d.integer(Tag.TemporalPositionIndex)).contains(1);
    }

    @Test
    void aFramesOwnMacroOutweighsTheSharedOneAndBothTheTopLevel() throws Exception {
        EnhancedImage image = axial().changeTop(
                        b -> b.numbers(Tag.SliceThickness, 9).numbers(Tag.EchoTime, 1))
                .changeShared(b -> b.items(
                        Tag.MREchoSequence,
                        Dataset.builder().numbers(Tag.EffectiveEchoTime, 20).build()))
                .changeFrame(
                        1,
                        b -> b.items(
                                Tag.MREchoSequence,
                                Dataset.builder()
                                        .numbers(Tag.EffectiveEchoTime, 30)
                                        .build()));
        ImageSeries s = read(image);
        assertThat(s.headers().get(0).number(Tag.EchoTime)).contains(20.0);
        assertThat(s.headers().get(1).number(Tag.EchoTime)).contains(30.0);
        assertThat(s.headers().get(1).number(Tag.SliceThickness)).contains(9.0);
    }

    @Test
    void legacyConvertedAttributesAndPrivateGroupsOnlyAdd() throws Exception {
        Dataset.Builder own = Dataset.builder().numbers(Tag.EchoTime, 5).numbers(Tag.FlipAngle, 12);
        int diffusion = own.privateTag(0x2001, "Philips Imaging DD 001", 0x03);
        Dataset converted = own.numbers(diffusion, VR.FL, 800).build();
        EnhancedImage image = axial().changeTop(b -> {
            b.privateTag(0x2001, "ANOTHER CREATOR", 0x03);
            return b.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4.4").numbers(Tag.EchoTime, 77);
        });
        for (int n = 0; n < 5; n++) {
            image.changeFrame(n, b -> b.items(Tag.UnassignedPerFrameConvertedAttributesSequence, converted));
        }
        Dataset d = read(image).headers().get(3);
        assertThat(d.number(Tag.EchoTime)).contains(77.0);
        assertThat(d.number(Tag.FlipAngle)).contains(12.0);
        assertThat(d.string(0x20010010)).contains("ANOTHER CREATOR");
        assertThat(DiffusionBValue.of(d)).contains(800.0);
    }

    @Test
    void functionalGroupsThatDoNotFitTheFrames() {
        assertThat(refused(Reason.MALFORMED_FRAMES, () -> read(axial().dropItem(4))))
                .hasMessageContaining("5 frames")
                .hasMessageContaining("4 of per-frame")
                .hasMessageContaining(EnhancedImage.UID);
        refused(
                Reason.MALFORMED_FRAMES,
                () -> read(axial().changeTop(b -> b.numbers(Tag.NumberOfFrames, 2_000_000_000))));
        ImagingException twice = refused(
                Reason.MALFORMED_FRAMES,
                () -> read(axial().changeFrame(
                                1, b -> b.items(Tag.PlanePositionSequence, Dataset.empty(), Dataset.empty()))));
        assertThat(twice).hasMessageContaining("frame 2 of SOP Instance").hasMessageContaining("PlanePositionSequence");
    }

    @ParameterizedTest
    @ValueSource(ints = {Tag.PlanePositionSequence, Tag.PixelMeasuresSequence, Tag.PlaneOrientationSequence})
    void aFrameWithoutItsPlaneIsNamed(int macro) {
        ImagingException e = refused(
                Reason.MISSING_ATTRIBUTE,
                () -> read(axial().changeShared(b -> b.remove(macro))
                        .changeFrame(1, b -> b.remove(macro))
                        .changeFrame(0, b -> macro == Tag.PlanePositionSequence ? b : b.items(macro))));
        assertThat(e).hasMessageContaining("of SOP Instance " + EnhancedImage.UID);
        assertThat(e.uids()).containsExactly(EnhancedImage.UID);
    }

    @Test
    void severalBValuesInOneObjectAreVolumes() throws Exception {
        List<Dataset> both = SeriesVolumesTest.bValues(0, 800);
        Collections.shuffle(both, new Random(2));
        ImageSeries s = new SeriesReader(
                        Slices.DECODER,
                        SeriesPolicy.STANDARD.with(VolumeRule.parse("HIGHEST_B")),
                        ValueOptions.STANDARD)
                .read(List.of(new EnhancedImage(both).file()));
        assertThat(s.volume().geometry().size().z()).isEqualTo(5);
        assertThat(s.volume().values()[0]).isEqualTo(800);
        assertThat(s.selection().chosen()).contains("b-value 800");
        assertThat(s.selection().others()).singleElement().asString().contains("b-value 0");
    }
}
