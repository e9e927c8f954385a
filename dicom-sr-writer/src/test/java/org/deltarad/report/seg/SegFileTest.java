package org.deltarad.report.seg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.Mask;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegFileTest {
    @TempDir
    Path folder;

    static List<Segment> segments() {
        return List.of(
                Segment.neoplasm("GTV", new SegmentAlgorithm.Manual(), "2.25.3002"),
                Segment.neoplasm("Läsion", new SegmentAlgorithm.SemiAutomatic("grow"), "2.25.3002"),
                Segment.neoplasm("GTV", new SegmentAlgorithm.Automatic("net"), "2.25.3002"));
    }

    private Path write(Segment segment) throws Exception {
        Segmentation s = SegWriterTest.segmentation(SourceSeries.scattered(), SourceSeries.slices());
        Segmentation with = new Segmentation(
                s.sopInstanceUid(),
                s.seriesInstanceUid(),
                s.seriesNumber(),
                s.seriesDescription(),
                s.created(),
                s.device(),
                segment,
                s.mask(),
                s.slices());
        return DicomFiles.write(new SegWriter().write(with), folder.resolve("seg.dcm"));
    }

    @ParameterizedTest
    @MethodSource("segments")
    void dciodvfyFindsNoError(Segment segment) throws Exception {
        ExternalProgram.Result result =
                ExternalProgram.run("dciodvfy", write(segment).toString());

        assertThat(result.lines()).contains("Segmentation");
        assertThat(result.starting("Error")).isEmpty();
        assertThat(result.starting("Warning")).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("segments")
    void voxelsAndLatin1PatientNameSurviveTheFile(Segment segment) throws Exception {
        Mask mask = SourceSeries.scattered();

        Dataset read = DicomFiles.read(write(segment));

        assertThat(SegDecoder.decode(read, SourceSeries.slices())).isEqualTo(mask.inside());
        assertThat(read.string(Tag.PatientName)).contains("Müller^Zoë");
        assertThat(read.requireItem(Tag.SegmentSequence).string(Tag.SegmentLabel))
                .contains(segment.label());
    }
}
