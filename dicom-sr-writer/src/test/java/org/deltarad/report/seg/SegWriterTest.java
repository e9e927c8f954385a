package org.deltarad.report.seg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Device;
import org.deltarad.volume.Mask;
import org.junit.jupiter.api.Test;

class SegWriterTest {
    static final Device DEVICE = new Device("2.25.42", "node-1", "0.1.0");

    static Segmentation segmentation(Mask mask, List<Dataset> slices) {
        return new Segmentation(
                "2.25.3000",
                "2.25.3001",
                301,
                "Tumour",
                LocalDateTime.of(2026, 1, 6, 7, 8, 9, 250_000_000),
                DEVICE,
                Segment.neoplasm("GTV", new SegmentAlgorithm.Manual(), "2.25.3002"),
                mask,
                slices);
    }

    @Test
    void everyVoxelComesBackAtItsPlace() throws DicomException {
        Mask mask = SourceSeries.scattered();

        Dataset seg = new SegWriter().write(segmentation(mask, SourceSeries.slices()));

        assertThat(SegDecoder.decode(seg, 1, SourceSeries.slices())).isEqualTo(mask.inside());
    }

    @Test
    void framesWithoutVoxelsAreLeftOut() throws DicomException {
        Dataset seg = new SegWriter().write(segmentation(SourceSeries.scattered(), SourceSeries.slices()));

        assertThat(seg.requireInt(Tag.NumberOfFrames)).isEqualTo(4);
        List<Dataset> frames = seg.items(Tag.PerFrameFunctionalGroupsSequence);
        assertThat(frames).hasSize(4);
        assertThat(frames.stream().map(f -> f.item(Tag.DerivationImageSequence)
                        .orElseThrow()
                        .item(Tag.SourceImageSequence)
                        .orElseThrow()
                        .string(Tag.ReferencedSOPInstanceUID)
                        .orElseThrow()))
                .containsExactly("2.25.2000.2", "2.25.2000.3", "2.25.2000.5", "2.25.2000.6");
        assertThat(frames.stream()
                        .map(f -> f.item(Tag.FrameContentSequence).orElseThrow().doubles(Tag.DimensionIndexValues)))
                .containsExactly(new double[] {1, 1}, new double[] {1, 2}, new double[] {1, 3}, new double[] {1, 4});
    }

    @Test
    void geometryAndPatientAreTheSources() throws DicomException {
        Dataset seg = new SegWriter().write(segmentation(SourceSeries.scattered(), SourceSeries.slices()));

        Dataset source = SourceSeries.slice(0);
        Dataset measures = seg.requireItem(Tag.SharedFunctionalGroupsSequence).requireItem(Tag.PixelMeasuresSequence);
        assertThat(measures.get(Tag.PixelSpacing)).isEqualTo(source.get(Tag.PixelSpacing));
        assertThat(measures.get(Tag.SliceThickness)).isEqualTo(source.get(Tag.SliceThickness));
        assertThat(measures.string(Tag.SpacingBetweenSlices)).contains("4.4");
        for (int tag : new int[] {
            Tag.PatientName, Tag.PatientID, Tag.StudyInstanceUID, Tag.FrameOfReferenceUID, Tag.ClinicalTrialTimePointID
        }) {
            assertThat(seg.get(tag)).isEqualTo(source.get(tag));
        }
    }

    @Test
    void sameInputGivesSameDataset() throws DicomException {
        Segmentation s = segmentation(SourceSeries.scattered(), SourceSeries.slices());
        Dataset.Builder first = new SegWriter().write(s).toBuilder();
        Dataset second = new SegWriter().write(s);

        byte[] bits = SegDecoder.bytes(second);
        assertThat(SegDecoder.bytes(first.build())).isEqualTo(bits);
        assertThat(first.remove(Tag.PixelData).build())
                .isEqualTo(second.toBuilder().remove(Tag.PixelData).build());
        assertThat(second.get(Tag.PixelData).orElseThrow()).isInstanceOf(Element.Bulk.class);
        assertThat(bits.length).isEqualTo((4 * 77 + 15) / 16 * 2);
    }

    @Test
    void slicesInAnotherOrderAreRefused() {
        List<Dataset> reversed = new ArrayList<>(SourceSeries.slices());
        Collections.reverse(reversed);

        assertThatThrownBy(() -> new SegWriter().write(segmentation(SourceSeries.scattered(), reversed)))
                .isInstanceOf(GridMismatchException.class)
                .hasMessageContaining("slice 0 (2.25.2000.6)")
                .hasMessageContaining("order");
    }

    @Test
    void anEmptyMaskIsRefused() {
        Mask empty =
                new Mask(SourceSeries.GRID, new boolean[SourceSeries.GRID.size().voxels()]);

        assertThatThrownBy(() -> new SegWriter().write(segmentation(empty, SourceSeries.slices())))
                .isInstanceOf(GridMismatchException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void slicesOfAnotherGridAreRefused() {
        List<Dataset> slices = SourceSeries.slices().subList(0, 5);

        assertThatThrownBy(() -> new SegWriter().write(segmentation(SourceSeries.scattered(), slices)))
                .isInstanceOf(GridMismatchException.class)
                .hasMessageContaining("6 slices");
    }

    @Test
    void severalSegmentsHaveTheirOwnFramesAndOneSetOfPositions() throws DicomException {
        Mask scattered = SourceSeries.scattered();
        Mask block = SourceSeries.blockOf(0, 2);
        Dataset seg = new SegWriter()
                .write(SegFileTest.of(
                        List.of(
                                new Segmentation.Part(SegFileTest.segments().get(0), scattered),
                                new Segmentation.Part(SegFileTest.segments().get(1), block)),
                        SourceSeries.slices().stream().map(SourceSlice::of).toList()));

        assertThat(SegDecoder.decode(seg, 1, SourceSeries.slices())).isEqualTo(scattered.inside());
        assertThat(SegDecoder.decode(seg, 2, SourceSeries.slices())).isEqualTo(block.inside());
        assertThat(seg.string(Tag.SegmentsOverlap)).contains("YES");
        assertThat(seg.items(Tag.PerFrameFunctionalGroupsSequence).stream()
                        .map(f -> f.item(Tag.FrameContentSequence).orElseThrow().doubles(Tag.DimensionIndexValues)))
                .containsExactly(
                        new double[] {1, 2},
                        new double[] {1, 3},
                        new double[] {1, 4},
                        new double[] {1, 5},
                        new double[] {2, 1},
                        new double[] {2, 3});
        assertThat(seg.requireItem(Tag.ReferencedSeriesSequence).items(Tag.ReferencedInstanceSequence))
                .hasSize(5);
    }

    @Test
    void framesOfAMultiFrameImageAreNumberedInTheReferences() throws DicomException {
        Dataset seg = new SegWriter()
                .write(SegFileTest.of(
                        List.of(new Segmentation.Part(SegFileTest.segments().get(0), SourceSeries.blockOf(1, 4))),
                        SourceSeries.frames()));

        assertThat(seg.items(Tag.PerFrameFunctionalGroupsSequence).stream().map(f -> f.item(Tag.DerivationImageSequence)
                        .orElseThrow()
                        .item(Tag.SourceImageSequence)
                        .orElseThrow()
                        .integer(Tag.ReferencedFrameNumber)
                        .orElseThrow()))
                .containsExactly(5, 2);
        assertThat(seg.requireItem(Tag.ReferencedSeriesSequence).items(Tag.ReferencedInstanceSequence))
                .containsExactly(Dataset.builder()
                        .text(Tag.ReferencedSOPClassUID, "1.2.840.10008.5.1.4.1.1.4.1")
                        .text(Tag.ReferencedSOPInstanceUID, "2.25.2100")
                        .build());
        assertThat(SegDecoder.decode(seg, 1, SourceSeries.slices()))
                .isEqualTo(SourceSeries.blockOf(1, 4).inside());
    }

    @Test
    void onceLossyAlwaysLossy() throws DicomException {
        List<Dataset> slices = new ArrayList<>(SourceSeries.slices());
        slices.set(
                3,
                slices.get(3).toBuilder()
                        .text(Tag.LossyImageCompression, "01")
                        .text(Tag.LossyImageCompressionRatio, "12")
                        .text(Tag.LossyImageCompressionMethod, "ISO_15444_1")
                        .build());

        Dataset seg = new SegWriter().write(segmentation(SourceSeries.scattered(), slices));

        assertThat(seg.string(Tag.LossyImageCompression)).contains("01");
        assertThat(seg.string(Tag.LossyImageCompressionRatio)).contains("12");
        assertThat(seg.string(Tag.LossyImageCompressionMethod)).contains("ISO_15444_1");
    }
}
