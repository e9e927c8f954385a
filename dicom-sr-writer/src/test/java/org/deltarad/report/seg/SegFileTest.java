package org.deltarad.report.seg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Tracking;
import org.deltarad.report.code.Code;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegFileTest {
    private static final SegmentAlgorithm.Identity IDENTITY =
            new SegmentAlgorithm.Identity(new Code("123110", "DCM", "Artificial Intelligence"), "net", "2.1");

    @TempDir
    Path folder;

    static List<Segment> segments() {
        return List.of(
                Segment.neoplasm("GTV", new SegmentAlgorithm.Manual(), "2.25.3002"),
                Segment.neoplasm("Läsion", new SegmentAlgorithm.SemiAutomatic("grow"), "2.25.3002"),
                Segment.neoplasm("GTV", new SegmentAlgorithm.Automatic("net"), "2.25.3002"));
    }

    static List<Segmentation> segmentations() {
        List<Segmentation> all = new ArrayList<>();
        for (Segment segment : segments()) {
            all.add(of(
                    List.of(new Segmentation.Part(segment, SourceSeries.scattered())),
                    SourceSeries.slices().stream().map(SourceSlice::of).toList()));
        }
        Segment cervix = new Segment(
                "cervix",
                new Code("123037004", "SCT", "Anatomical Structure"),
                new Code("71252005", "SCT", "Cervix"),
                Optional.of(new Code("816092008", "SCT", "Pelvis")),
                new SegmentAlgorithm.Automatic("net", Optional.of(IDENTITY)),
                new Tracking("C1", "2.25.3003"));
        List<Segmentation.Part> two = List.of(
                new Segmentation.Part(segments().get(0), SourceSeries.scattered()),
                new Segmentation.Part(cervix, SourceSeries.blockOf(0, 3)));
        all.add(of(two, SourceSeries.slices().stream().map(SourceSlice::of).toList()));
        all.add(of(two, SourceSeries.frames()));
        return all;
    }

    static Segmentation of(List<Segmentation.Part> parts, List<SourceSlice> slices) {
        Segmentation s = SegWriterTest.segmentation(SourceSeries.scattered(), SourceSeries.slices());
        return new Segmentation(
                s.sopInstanceUid(),
                s.seriesInstanceUid(),
                s.seriesNumber(),
                s.seriesDescription(),
                s.created(),
                s.device(),
                parts,
                slices);
    }

    private Path write(Segmentation s) throws Exception {
        return DicomFiles.write(new SegWriter().write(s), folder.resolve("seg.dcm"));
    }

    @ParameterizedTest
    @MethodSource("segmentations")
    void dciodvfyFindsNoError(Segmentation segmentation) throws Exception {
        ExternalProgram.Result result =
                ExternalProgram.run("dciodvfy", write(segmentation).toString());

        assertThat(result.lines()).contains("Segmentation");
        assertThat(result.starting("Error")).isEmpty();
        assertThat(result.starting("Warning")).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("segments")
    void voxelsAndLatin1PatientNameSurviveTheFile(Segment segment) throws Exception {
        Mask mask = SourceSeries.scattered();

        Dataset read = DicomFiles.read(write(of(
                List.of(new Segmentation.Part(segment, mask)),
                SourceSeries.slices().stream().map(SourceSlice::of).toList())));

        assertThat(SegDecoder.decode(read, 1, SourceSeries.slices())).isEqualTo(mask.inside());
        assertThat(read.string(Tag.PatientName)).contains("Müller^Zoë");
        assertThat(read.requireItem(Tag.SegmentSequence).string(Tag.SegmentLabel))
                .contains(segment.label());
    }

    /** {@code read_seg.py} unpacks bits with numpy and places frames by their positions. */
    @ParameterizedTest
    @MethodSource("segmentations")
    void pydicomReadsTheSameVoxels(Segmentation segmentation) throws Exception {
        String output = Python.run("read_seg.py", write(segmentation), folder);

        List<String> expected = new ArrayList<>();
        for (int n = 0; n < segmentation.parts().size(); n++) {
            Segmentation.Part part = segmentation.parts().get(n);
            for (int k = 0; k < SourceSeries.GRID.size().z(); k++) {
                expected.addAll(lines(n + 1, k, part));
            }
        }
        assertThat(output.lines().filter(l -> l.startsWith("voxel "))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(output.lines())
                .contains("segment 1 " + segmentation.parts().get(0).segment().label()
                        + " SCT:108369006 tracking 2.25.3002");
    }

    /** Patient position of each voxel inside, 0.001 mm. */
    private static List<String> lines(int number, int k, Segmentation.Part part) {
        List<String> lines = new ArrayList<>();
        for (int j = 0; j < SourceSeries.GRID.size().y(); j++) {
            for (int i = 0; i < SourceSeries.GRID.size().x(); i++) {
                if (part.mask().at(i, j, k)) {
                    var p = SourceSeries.GRID.toPatient(i, j, k);
                    lines.add(String.format(Locale.ROOT, "voxel %d %.3f %.3f %.3f", number, p.x(), p.y(), p.z()));
                }
            }
        }
        return lines;
    }

    /**
     * The attributes by which Weasis 4 puts a segmentation over images: the source images of each frame (its positions
     * where the frame of reference is the image's), the segment of each frame, and spacing and orientation shared.
     */
    @Test
    void viewersFindWhatTheyNeed() throws Exception {
        for (Segmentation segmentation : segmentations()) {
            Dataset seg = DicomFiles.read(write(segmentation));
            Dataset shared = seg.requireItem(Tag.SharedFunctionalGroupsSequence);
            Dataset measures = shared.requireItem(Tag.PixelMeasuresSequence);
            assertThat(measures.doubles(Tag.PixelSpacing)).containsExactly(0.75, 0.75);
            assertThat(measures.doubles(Tag.SpacingBetweenSlices)).containsExactly(4.4);
            assertThat(measures.doubles(Tag.SliceThickness)).containsExactly(4.0);
            assertThat(shared.requireItem(Tag.PlaneOrientationSequence).doubles(Tag.ImageOrientationPatient))
                    .hasSize(6);
            assertThat(seg.string(Tag.FrameOfReferenceUID)).contains("2.25.1002");
            assertThat(seg.requireItem(Tag.ReferencedSeriesSequence).string(Tag.SeriesInstanceUID))
                    .contains(SourceSeries.SERIES);
            List<Dataset> frames = seg.items(Tag.PerFrameFunctionalGroupsSequence);
            assertThat(frames).hasSize(seg.requireInt(Tag.NumberOfFrames));
            for (Dataset frame : frames) {
                Dataset source = frame.requireItem(Tag.DerivationImageSequence).requireItem(Tag.SourceImageSequence);
                assertThat(source.string(Tag.ReferencedSOPInstanceUID)).isPresent();
                assertThat(source.string(Tag.SpatialLocationsPreserved)).contains("YES");
                assertThat(frame.requireItem(Tag.PlanePositionSequence).doubles(Tag.ImagePositionPatient))
                        .hasSize(3);
                assertThat(frame.requireItem(Tag.SegmentIdentificationSequence).integer(Tag.ReferencedSegmentNumber))
                        .isPresent();
            }
        }
    }
}
