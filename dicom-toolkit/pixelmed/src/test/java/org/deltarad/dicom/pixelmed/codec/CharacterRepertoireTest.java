package org.deltarad.dicom.pixelmed.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Person names as PS3.5 annexes H, I, J and K encode them. */
class CharacterRepertoireTest {
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
    void examplesOfTheStandardBothWays(String example, String terms, String hex, String name) {
        CharacterRepertoire repertoire = CharacterRepertoire.of(List.of(terms.split("\\\\", -1)));
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(repertoire.decodeValues(bytes)).containsExactly(name);
        assertThat(repertoire.encode(name).map(HexFormat.of()::formatHex)).contains(hex);
    }

    @Test
    void aBackslashByteInsideATwoByteCharacterIsNoDelimiter() {
        CharacterRepertoire kanji = CharacterRepertoire.of(List.of("", "ISO 2022 IR 87"));
        String values = "十"; // 0x3d3d in JIS X 0208
        byte[] bytes = kanji.encode("ソ十").orElseThrow(); // 0x253d 0x3d3d
        assertThat(kanji.decodeValues(bytes)).containsExactly("ソ" + values);
        byte[] withBackslash = HexFormat.of().parseHex("1b24423d5c1b28425c41"); // 春's row, cell 0x5c; then delimiter, A
        assertThat(kanji.decodeValues(withBackslash)).hasSize(2).last().isEqualTo("A");

        CharacterRepertoire gb = CharacterRepertoire.of(List.of("GB18030"));
        byte[] trail = gb.encode("俓").orElseThrow(); // 0x825c
        assertThat(trail).contains(0x5c);
        assertThat(gb.decodeValues(trail)).containsExactly("俓");
    }

    @Test
    void brokenEscapeSequencesDoNotFail() {
        CharacterRepertoire kanji = CharacterRepertoire.of(List.of("", "ISO 2022 IR 87"));
        for (String hex : List.of("1b", "1b24", "411b2442", "1b24423d", "1bffff41", "1b2442ff")) {
            assertThat(kanji.decodeValues(HexFormat.of().parseHex(hex))).hasSize(1);
        }
    }

    @Test
    void unknownAndAbsentTermsAreReadAsLatin1AndWrittenAsAscii() {
        CharacterRepertoire unknown = CharacterRepertoire.of(List.of("ISO_IR 999"));
        assertThat(unknown.decode("é".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("é");
        assertThat(unknown.encode("é")).isEmpty();
        assertThat(CharacterRepertoire.of(List.of()).encode("e")).isPresent();
    }
}
