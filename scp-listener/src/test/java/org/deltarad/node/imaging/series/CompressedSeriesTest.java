package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.Slices;
import org.deltarad.testdata.MaskForm;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticStudy;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A series is the same volume however dcmtk or gdcm encoded its files. */
class CompressedSeriesTest {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();

    @TempDir
    private static Path dir;

    @TempDir
    private Path copies;

    @BeforeAll
    static void writeSeries() throws Exception {
        SyntheticPatient patient = SyntheticPatient.builder(4)
                .protocol(ScanProtocol.standard().with(new Sampling(71, 59, 6, 3, 5, 6, 12)))
                .build();
        SyntheticStudy.write(dir, patient, CODEC, Set.of(MaskForm.SEG), Set.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dcmcjpeg +e1, 1.2.840.10008.1.2.4.70",
        "dcmcjpeg +el +sv 6, 1.2.840.10008.1.2.4.57",
        "dcmcjpls, 1.2.840.10008.1.2.4.80",
        "dcmcrle, 1.2.840.10008.1.2.5",
        "dcmconv +tb, 1.2.840.10008.1.2.2",
        "dcmconv +td, 1.2.840.10008.1.2.1.99",
        "gdcmconv --j2k, 1.2.840.10008.1.2.4.90"
    })
    void everyLosslessEncodingIsTheSameVolume(String command, String syntax) throws Exception {
        List<Path> originals = images(dir.resolve("baseline"));
        List<Path> encoded = new ArrayList<>();
        String[] words = command.split(" ", -1);
        for (Path original : originals) {
            Path copy = copies.resolve(original.getFileName());
            List<Object> arguments = new ArrayList<>(Arrays.asList(words).subList(1, words.length));
            arguments.addAll(List.of(original, copy));
            ExternalProgram.runWell(words[0], arguments.toArray());
            assertThat(CODEC.readMetaInformation(copy).transferSyntax()).isEqualTo(syntax);
            encoded.add(copy);
        }
        SeriesReader reader = new SeriesReader(Slices.DECODER);

        ImageSeries expected = reader.readFiles(originals, CODEC);
        ImageSeries series = reader.readFiles(encoded, CODEC);

        assertThat(Arrays.mismatch(series.volume().values(), expected.volume().values()))
                .isEqualTo(-1);
        assertThat(series.volume().geometry()).isEqualTo(expected.volume().geometry());
        assertThat(series.integer()).isEqualTo(expected.integer());
    }

    private static List<Path> images(Path folder) throws Exception {
        try (Stream<Path> s = Files.list(folder)) {
            return s.filter(f -> f.getFileName().toString().startsWith("IM")).toList();
        }
    }
}
