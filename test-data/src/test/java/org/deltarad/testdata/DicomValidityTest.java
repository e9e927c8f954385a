package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dciodvfy} of David Clunie's dicom3tools says about the files. */
class DicomValidityTest {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();
    private static final Set<MaskForm> BOTH = Set.of(MaskForm.values());

    @TempDir
    Path dir;

    @Test
    void filesOfAStudyHaveNoErrors() throws Exception {
        SyntheticStudy.write(dir, patient().build(), CODEC, BOTH, BOTH);
        verify(dir);
    }

    @Test
    void filesOfATrialHaveNoErrors() throws Exception {
        SyntheticStudy.write(dir, patient().timePointIds("BASELINE", "MID").build(), CODEC, BOTH, BOTH);
        verify(dir);
    }

    @Test
    void twoRegionsAndAnEmptyOneHaveNoErrors() throws Exception {
        SyntheticSeries series = patient().build().baseline();
        var grid = series.volume().geometry();
        SyntheticSeries.write(
                series.rtStruct(List.of(
                        StructureSet.Roi.tumour(series.mask()),
                        new StructureSet.Roi(2, "Bladder", "ORGAN", BadInput.oneVoxel(grid, 3, 4, 5)),
                        new StructureSet.Roi(3, "Nothing", "", BadInput.empty(grid)))),
                dir.resolve("RTSTRUCT.dcm"),
                CODEC);
        verify(dir);
    }

    private static SyntheticPatient.Builder patient() {
        return SyntheticPatient.builder(6).protocol(ScanProtocol.small(64, 12));
    }

    private static void verify(Path folder) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(f -> f.toString().endsWith(".dcm"))
                    .filter(f -> !f.getFileName().toString().matches("IM00(0[3-9]|1.)\\.dcm"))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String said = ExternalProgram.run("dciodvfy", "-new", file).output();
            assertThat(said).as(file.toString()).doesNotContain("Error").doesNotContain("Warning");
            assertThat(said).as("recognises the IOD of " + file).containsPattern("MRImage|RTStructureSet|Segmentation");
        }
    }
}
