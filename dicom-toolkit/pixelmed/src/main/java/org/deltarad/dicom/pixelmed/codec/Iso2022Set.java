package org.deltarad.dicom.pixelmed.codec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Character sets with code extensions and their escape sequences (PS3.3 tables C.12-3 and C.12-4). */
enum Iso2022Set {
    ASCII("ISO 2022 IR 6", "(B", "US-ASCII", false, 1),
    JIS_ROMAN("ISO 2022 IR 13", "(J", "JIS_X0201", false, 1),
    KATAKANA("ISO 2022 IR 13", ")I", "JIS_X0201", true, 1),
    LATIN_1("ISO 2022 IR 100", "-A", "ISO-8859-1", true, 1),
    LATIN_2("ISO 2022 IR 101", "-B", "ISO-8859-2", true, 1),
    LATIN_3("ISO 2022 IR 109", "-C", "ISO-8859-3", true, 1),
    LATIN_4("ISO 2022 IR 110", "-D", "ISO-8859-4", true, 1),
    CYRILLIC("ISO 2022 IR 144", "-L", "ISO-8859-5", true, 1),
    ARABIC("ISO 2022 IR 127", "-G", "ISO-8859-6", true, 1),
    GREEK("ISO 2022 IR 126", "-F", "ISO-8859-7", true, 1),
    HEBREW("ISO 2022 IR 138", "-H", "ISO-8859-8", true, 1),
    LATIN_5("ISO 2022 IR 148", "-M", "ISO-8859-9", true, 1),
    LATIN_9("ISO 2022 IR 203", "-b", "ISO-8859-15", true, 1),
    THAI("ISO 2022 IR 166", "-T", "TIS-620", true, 1),
    KANJI("ISO 2022 IR 87", "$B", "x-JIS0208", false, 2),
    SUPPLEMENTARY_KANJI("ISO 2022 IR 159", "$(D", "JIS_X0212-1990", false, 2),
    KOREAN("ISO 2022 IR 149", "$)C", "EUC-KR", true, 2),
    CHINESE("ISO 2022 IR 58", "$)A", "GB2312", true, 2);

    private final String term;
    private final String escape;
    private final Charset charset;
    private final boolean upper;
    private final int bytesPerCharacter;

    Iso2022Set(String term, String escape, String charset, boolean upper, int bytesPerCharacter) {
        this.term = term;
        this.escape = escape;
        this.charset = Charset.forName(charset);
        this.upper = upper;
        this.bytesPerCharacter = bytesPerCharacter;
    }

    /** The sets of a defined term of Specific Character Set; ASCII comes with each single byte one. */
    static List<Iso2022Set> ofTerm(String term) {
        String t = term.replace("ISO_IR", "ISO 2022 IR");
        return Arrays.stream(values()).filter(s -> s.term.equals(t)).toList();
    }

    /** The set that the escape sequence at an offset designates. */
    static Optional<Iso2022Set> designatedAt(byte[] bytes, int offset) {
        return Arrays.stream(values())
                .filter(s -> Arrays.equals(
                        bytes,
                        offset + 1,
                        Math.min(bytes.length, offset + 1 + s.escape.length()),
                        s.escape.getBytes(StandardCharsets.US_ASCII),
                        0,
                        s.escape.length()))
                .findFirst();
    }

    /** The escape sequence without ESC. */
    String escape() {
        return escape;
    }

    byte[] escapeBytes() {
        return ("\u001b" + escape).getBytes(StandardCharsets.US_ASCII);
    }

    Charset charset() {
        return charset;
    }

    /** Whether it is designated to G1, bytes of 0x80 and more. */
    boolean upper() {
        return upper;
    }

    int bytesPerCharacter() {
        return bytesPerCharacter;
    }

    /** The bytes of one character, when it is in this set and in its half of the code table. */
    Optional<byte[]> encode(String character) {
        String java =
                this == KANJI && character.equals("\uff3c") ? "\\" : character; // Java's mapping of row 1, cell 32
        return SingleCharacterSet.encode(java, charset)
                .filter(b -> b[0] < 0 == upper && b.length == bytesPerCharacter && !(b.length == 1 && b[0] == '\\'));
    }
}
