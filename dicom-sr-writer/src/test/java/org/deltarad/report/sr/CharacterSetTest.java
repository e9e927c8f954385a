package org.deltarad.report.sr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomFiles;
import org.deltarad.report.Report;
import org.deltarad.report.Reports;
import org.deltarad.report.Subject;
import org.deltarad.report.page.PageWriter;
import org.deltarad.report.seg.SampleSeg;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of images that pydicom wrote in several character sets, in our objects: the SR as dcmtk reads it, all as pydicom does. */
class CharacterSetTest {
    private static final String WRITE = """
            import sys
            from pydicom.dataset import FileDataset, FileMetaDataset
            from pydicom.uid import ExplicitVRLittleEndian
            file, charset, name, description = open(sys.argv[1], encoding='utf-8').read().split(chr(10))
            m = FileMetaDataset()
            m.MediaStorageSOPClassUID, m.MediaStorageSOPInstanceUID = '1.2.840.10008.5.1.4.1.1.4', '2.25.1'
            m.TransferSyntaxUID = ExplicitVRLittleEndian
            d = FileDataset(None, {}, file_meta=m, preamble=b'\\0' * 128)
            d.SpecificCharacterSet = charset.split('|')
            d.SOPClassUID, d.SOPInstanceUID, d.StudyInstanceUID = m.MediaStorageSOPClassUID, '2.25.1', '2.25.2'
            d.PatientName, d.PatientID, d.StudyDescription = name, 'P1', description
            d.is_little_endian, d.is_implicit_VR = True, False
            d.save_as(file, write_like_original=False)
            """;

    private static final String READ = """
            import sys
            from pydicom import dcmread
            for file in sys.argv[2:]:
                d = dcmread(file)
                open(sys.argv[1], 'a', encoding='utf-8').write(f'{d.PatientName}|{d.StudyDescription}' + chr(10))
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, Müller^Zoë, Æther",
        "ISO_IR 192, Nguyễn^Thị=阮^氏=, Жизнь",
        "|ISO 2022 IR 87, Yamada^Tarou=山田^太郎=やまだ^たろう, MR 骨盤",
        "ISO 2022 IR 13|ISO 2022 IR 87, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう, 骨盤"
    })
    void namesSurviveFromTheImageToEveryObject(String charset, String name, String description) throws Exception {
        Path image = folder.resolve("image.dcm");
        ExternalProgram.Result written = ExternalProgram.run(
                "/usr/bin/python3",
                "-c",
                WRITE,
                Files.writeString(
                        folder.resolve("arguments.txt"),
                        String.join("\n", image.toString(), charset, name, description)));
        if (written.output().contains("No module named")) {
            System.out.println("left out: python3-pydicom is not installed");
            Assumptions.abort("python3-pydicom is not installed");
        }
        assertThat(written.exit()).as(written.output()).isZero();
        Dataset header = DicomFiles.read(image);
        Subject subject = Subject.of(header);
        Report r = Reports.baselineOnly();
        Report report = new Report(
                r.sopInstanceUid(),
                r.seriesInstanceUid(),
                r.created(),
                subject,
                r.device(),
                r.extraction(),
                r.settings(),
                r.finding(),
                r.timePoints(),
                r.scores(),
                r.links());

        Dataset sr = new SrWriter().write(report);

        assertThat(sr.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        Path file = DicomFiles.write(sr, folder.resolve("sr.dcm"));
        String dump = ExternalProgram.runWell("dcmdump", "+P", "PatientName", "+P", "StudyDescription", file);
        assertThat(new String(dump.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .contains(List.of("[" + name.replaceAll("=+$", ""), "[" + description + "]"));

        String plain = name.replaceAll("=+$", "");
        assertThat(readByPydicom(
                        file,
                        DicomFiles.write(SampleSeg.of(header), folder.resolve("seg.dcm")),
                        DicomFiles.write(
                                new PageWriter().picture(report, new byte[12], 2), folder.resolve("picture.dcm")),
                        DicomFiles.write(
                                new PageWriter().document(report, new byte[12]), folder.resolve("document.dcm"))))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.replaceAll("=+\\|", "|")).isEqualTo(plain + "|" + description));
    }

    /** Patient's Name and Study Description of each file. */
    private List<String> readByPydicom(Path... files) throws Exception {
        Path lines = folder.resolve("read.txt");
        List<Object> arguments = new ArrayList<>(List.of("-c", READ, lines));
        arguments.addAll(List.of(files));
        ExternalProgram.runWell("/usr/bin/python3", arguments.toArray());
        return Files.readAllLines(lines, StandardCharsets.UTF_8);
    }
}
