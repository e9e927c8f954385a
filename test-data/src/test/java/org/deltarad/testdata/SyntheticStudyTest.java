package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticStudyTest {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();
    private static final SyntheticPatient PATIENT =
            SyntheticPatient.builder(1).protocol(ScanProtocol.small(48, 8)).build();

    @TempDir
    Path dir;

    @Test
    void baselineHasAnRtStructAndMidASeg() throws Exception {
        SyntheticStudy.write(dir, PATIENT, CODEC);
        assertThat(names("baseline")).hasSize(9).contains("IM0001.dcm", "IM0008.dcm", "RTSTRUCT.dcm");
        assertThat(names("mid")).hasSize(9).contains("SEG.dcm").doesNotContain("RTSTRUCT.dcm");
        Dataset seg = CODEC.read(dir.resolve("mid/SEG.dcm")).dataset();
        Dataset slice = CODEC.read(dir.resolve("mid/IM0001.dcm")).dataset();
        assertThat(seg.requireItem(Tag.ReferencedSeriesSequence).string(Tag.SeriesInstanceUID))
                .isEqualTo(slice.string(Tag.SeriesInstanceUID));
        assertThat(slice.string(Tag.StudyInstanceUID)).isEqualTo(seg.string(Tag.StudyInstanceUID));
    }

    @Test
    void sameParametersGiveTheSameBytes(@TempDir Path other) throws Exception {
        SyntheticStudy.write(dir, PATIENT, CODEC);
        SyntheticStudy.write(other, PATIENT, CODEC);
        for (String name : List.of("baseline/IM0003.dcm", "baseline/RTSTRUCT.dcm", "mid/IM0008.dcm", "mid/SEG.dcm")) {
            assertThat(dir.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(Files.mismatch(dir.resolve("baseline/IM0003.dcm"), dir.resolve("mid/IM0003.dcm")))
                .isNotNegative();
    }

    private List<String> names(String folder) throws Exception {
        try (Stream<Path> files = Files.list(dir.resolve(folder))) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
