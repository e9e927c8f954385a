package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.Slices;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.GridSize;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Segmentations in the ways of dcmqi and highdicom, written by pydicom ({@code write_segs.py}), which prints the voxels that
 * it put inside.
 */
class SegOfOthersTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT = "write_segs.py";

    @TempDir
    private static Path folder;

    private static List<String> voxels;

    @BeforeAll
    static void runTheScript() throws IOException, InterruptedException {
        if (ExternalProgram.run(PYTHON, "-c", "import pydicom, numpy").exit() != 0) {
            System.out.println("left out: python3-pydicom or python3-numpy is not installed");
            Assumptions.abort("python3-pydicom or python3-numpy is not installed");
        }
        Path script = folder.resolve(SCRIPT);
        try (InputStream in = Objects.requireNonNull(SegOfOthersTest.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.write(script, in.readAllBytes());
        }
        voxels = ExternalProgram.runWell(PYTHON, script, folder).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmqi.dcm", "highdicom.dcm", "fractional.dcm", "rle.dcm", "labelmap.dcm"})
    void voxelsAreThoseThatWereWritten(String name) throws Exception {
        ImageSeries images = Slices.axial(7, 5, 6, 0.7, 0.9, 3).read();
        MaskSource seg = MaskSource.read(DicomToolkit.standard().codec().read(folder.resolve(name)), Slices.DECODER);

        for (int segment : new int[] {1, 2}) {
            RoiMask roi = seg.mask(RoiChoice.number(segment), images);
            assertThat(lines(name, segment, roi))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(voxels.stream()
                            .filter(l -> l.startsWith(name + " " + segment + " "))
                            .toList());
        }
        assertThat(seg.mask(RoiChoice.automatic(), images).roi().number()).isEqualTo(2);
        assertThat(seg.references(RoiChoice.automatic()).seriesUid()).isEqualTo(Slices.SERIES);
    }

    private static List<String> lines(String name, int segment, RoiMask roi) {
        GridSize size = roi.mask().geometry().size();
        int area = size.x() * size.y();
        return IntStream.range(0, roi.mask().inside().length)
                .filter(n -> roi.mask().inside()[n])
                .mapToObj(n -> {
                    int k = Math.floorDiv(n, area);
                    int j = Math.floorDiv(n - k * area, size.x());
                    int i = n - k * area - j * size.x();
                    return String.join(
                            " ",
                            name,
                            Integer.toString(segment),
                            Integer.toString(i),
                            Integer.toString(j),
                            Integer.toString(k));
                })
                .toList();
    }
}
