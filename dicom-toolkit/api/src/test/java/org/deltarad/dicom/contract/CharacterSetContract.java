package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specific Character Set (PS3.5 6.1 and the examples of its annexes H to K), against dcmtk's converter. */
abstract class CharacterSetContract extends ToolkitPart {
    private static Dataset patient(String terms, String... names) {
        return Samples.image().toBuilder()
                .text(Tag.SpecificCharacterSet, terms.split("\\\\", -1))
                .text(Tag.PatientName, names)
                .remove(Tag.AnatomicRegionSequence) // is Latin-1
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            H.3.1 | \\ISO 2022 IR 87               | 59616d6164615e5461726f753d1b24423b3345441b28425e1b244242404f3a1b28423d1b24422464245e24401b28425e1b2442243f246d24261b2842 | Yamada^Tarou=山田^太郎=やまだ^たろう
            H.3.2 | ISO 2022 IR 13\\ISO 2022 IR 87 | d4cfc0de5ec0dbb33d1b24423b3345441b284a5e1b244242404f3a1b284a3d1b24422464245e24401b284a5e1b2442243f246d24261b284a | ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう
            I.2   | \\ISO 2022 IR 149              | 486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d1b242943c8ab5e1b242943b1e6b5bf | Hong^Gildong=洪^吉洞=홍^길동
            J.1   | ISO_IR 192                     | 57616e675e5869616f446f6e673de78e8b5ee5b08fe69db1 | Wang^XiaoDong=王^小東
            J.3   | GB18030                        | 57616e675e5869616f446f6e673dcdf55ed0a1b6ab | Wang^XiaoDong=王^小东
            K.2   | \\ISO 2022 IR 58               | 5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d | Zhang^XiaoDong=张^小东=
            Latin | ISO_IR 100                     | 4275635e4ae972f46d65 | Buc^Jérôme
            Greek | ISO_IR 126                     | c4e9efedf5f3e9ef2e | Διονυσιο.
            """)
    void examplesOfTheStandardBothWays(String example, String terms, String hex, String name) throws Exception {
        byte[] value = HexFormat.of().parseHex(hex);
        Dataset named = patient(terms, name);

        assertThat(hex(encode(named, EXPLICIT_VR_LITTLE_ENDIAN))).as(example).contains(hex);
        byte[] bytes = Part10Bytes.join(
                Part10Bytes.explicit(Tag.SpecificCharacterSet, "CS", -1, padded(terms)),
                Part10Bytes.explicit(Tag.PatientName, "PN", -1, value.length % 2 == 0 ? value : padded(value)));
        Path file = Files.write(dir.resolve("a.dcm"), Part10Bytes.file(EXPLICIT_VR_LITTLE_ENDIAN, bytes));
        assertThat(codec().read(file).dataset().strings(Tag.PatientName)).containsExactly(name);
    }

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return bytes.length % 2 == 0 ? bytes : padded(bytes);
    }

    private static byte[] padded(byte[] odd) {
        return Part10Bytes.join(odd, new byte[] {' '});
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The Japanese sets are not among those that dcmtk converts by glibc; the query part has Orthanc convert them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            \\ISO 2022 IR 149              | Hong^Gildong=洪^吉洞=홍^길동
            GB18030                        | Wang^XiaoDong=王^小东
            ISO_IR 100                     | Buc^Jérôme
            ISO_IR 144                     | Люкceмбypг
            """)
    void dcmconvToUtf8SeesTheSameName(String terms, String name) throws Exception {
        Path ours = write("ours.dcm", patient(terms, name, "Second^Name"), EXPLICIT_VR_LITTLE_ENDIAN);
        Path theirs = dir.resolve("utf8.dcm");
        ExternalProgram.runWell("dcmconv", "+U8", ours, theirs);

        Dataset read = codec().read(theirs).dataset();

        assertThat(read.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        assertThat(read.strings(Tag.PatientName)).containsExactly(name, "Second^Name");
        assertThat(codec().read(ours).dataset().strings(Tag.PatientName)).containsExactly(name, "Second^Name");
    }

    @Test
    void anItemMayHaveACharacterSetOfItsOwnAndElseHasThatAroundIt() throws Exception {
        Dataset japanese = Dataset.builder()
                .text(Tag.SpecificCharacterSet, "", "ISO 2022 IR 87")
                .text(Tag.CodeMeaning, "肺")
                .build();
        Dataset d = Samples.image().toBuilder()
                .items(
                        Tag.AnatomicRegionSequence,
                        japanese,
                        Dataset.builder().text(Tag.CodeMeaning, "Überblick").build())
                .build();

        assertThat(codec().read(write("a.dcm", d, EXPLICIT_VR_LITTLE_ENDIAN)).dataset())
                .isEqualTo(d);
    }

    @Test
    void aBackslashByteInsideATwoByteCharacterIsNoDelimiter() throws Exception {
        byte[] kanjiThenA = HexFormat.of().parseHex("1b24423d5c1b28425c41"); // row 0x3d, cell 0x5c; delimiter; A
        byte[] bytes = Part10Bytes.join(
                Part10Bytes.explicit(Tag.SpecificCharacterSet, "CS", -1, padded("\\ISO 2022 IR 87")),
                Part10Bytes.explicit(Tag.PatientName, "PN", -1, kanjiThenA));
        Path file = Files.write(dir.resolve("a.dcm"), Part10Bytes.file(EXPLICIT_VR_LITTLE_ENDIAN, bytes));
        assertThat(codec().read(file).dataset().strings(Tag.PatientName))
                .hasSize(2)
                .last()
                .isEqualTo("A");

        Dataset gb = patient("GB18030", "俓"); // 0x825c
        assertThat(codec().read(write("b.dcm", gb, EXPLICIT_VR_LITTLE_ENDIAN)).dataset())
                .isEqualTo(gb);
    }

    @Test
    void brokenEscapeSequencesAndUnknownTermsDoNotMakeAFileUnreadable() throws Exception {
        for (String value : List.of("1b20", "1b242020", "411b2442", "1b24423d", "1bffff41", "1b2442ff")) {
            byte[] bytes = Part10Bytes.join(
                    Part10Bytes.explicit(Tag.SpecificCharacterSet, "CS", -1, padded("\\ISO 2022 IR 87")),
                    Part10Bytes.explicit(
                            Tag.PatientName, "PN", -1, HexFormat.of().parseHex(value)));
            Path file = Files.write(dir.resolve("a.dcm"), Part10Bytes.file(EXPLICIT_VR_LITTLE_ENDIAN, bytes));
            assertThat(codec().read(file).dataset().strings(Tag.PatientName)).hasSize(1);
        }
        byte[] unknown = Part10Bytes.join(
                Part10Bytes.explicit(Tag.SpecificCharacterSet, "CS", -1, padded("ISO_IR 999")),
                Part10Bytes.explicit(Tag.PatientName, "PN", -1, new byte[] {(byte) 0xe9, 'e'}));
        Path file = Files.write(dir.resolve("a.dcm"), Part10Bytes.file(EXPLICIT_VR_LITTLE_ENDIAN, unknown));
        assertThat(codec().read(file).dataset().strings(Tag.PatientName)).hasSize(1);
    }
}
