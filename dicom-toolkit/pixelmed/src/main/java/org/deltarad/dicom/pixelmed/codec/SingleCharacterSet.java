package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One character set throughout, without code extensions (PS3.3 tables C.12-2 and C.12-5). */
final class SingleCharacterSet implements CharacterRepertoire {
    /** What holds without Specific Character Set, ISO IR 6; when reading, bytes beyond ASCII are taken as Latin-1. */
    static final SingleCharacterSet DEFAULT =
            new SingleCharacterSet(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    /** VRs without character set: what peers send beyond ASCII is taken, and given back, as Latin-1. */
    static final SingleCharacterSet BYTES =
            new SingleCharacterSet(StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1);

    private static final Charset JIS_X0201 = Charset.forName("JIS_X0201");

    /** What Java makes of 0x5c, where JIS X 0201 has a yen sign and DICOM the delimiter. */
    private static final char YEN = '\uff3c';

    private static final Map<String, String> BY_TERM = Map.ofEntries(
            Map.entry("ISO_IR 100", "ISO-8859-1"),
            Map.entry("ISO_IR 101", "ISO-8859-2"),
            Map.entry("ISO_IR 109", "ISO-8859-3"),
            Map.entry("ISO_IR 110", "ISO-8859-4"),
            Map.entry("ISO_IR 144", "ISO-8859-5"),
            Map.entry("ISO_IR 127", "ISO-8859-6"),
            Map.entry("ISO_IR 126", "ISO-8859-7"),
            Map.entry("ISO_IR 138", "ISO-8859-8"),
            Map.entry("ISO_IR 148", "ISO-8859-9"),
            Map.entry("ISO_IR 203", "ISO-8859-15"),
            Map.entry("ISO_IR 166", "TIS-620"),
            Map.entry("ISO_IR 13", "JIS_X0201"),
            Map.entry("ISO_IR 192", "UTF-8"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));

    private final Charset read;
    private final Charset written;

    private SingleCharacterSet(Charset read, Charset written) {
        this.read = read;
        this.written = written;
    }

    /** The set of a defined term, the default one for an unknown term. */
    static SingleCharacterSet ofTerm(String term) {
        return Optional.ofNullable(BY_TERM.get(term))
                .map(Charset::forName)
                .map(set -> new SingleCharacterSet(set, set))
                .orElse(DEFAULT);
    }

    @Override
    public String decode(byte[] bytes) {
        return new String(bytes, read);
    }

    @Override
    public List<String> decodeValues(byte[] bytes) {
        if (!read.equals(JIS_X0201)) { // there, the byte of the delimiter is a yen sign
            return List.of(decode(bytes).split("\\\\", -1));
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\\') {
                values.add(new String(bytes, start, i - start, read));
                start = i + 1;
            }
        }
        return values;
    }

    @Override
    public Optional<byte[]> encode(String value) {
        return written.equals(JIS_X0201) && value.indexOf(YEN) >= 0 ? Optional.empty() : encode(value, written);
    }

    /** The bytes of a text; empty when the set lacks one of its characters. */
    static Optional<byte[]> encode(String value, Charset charset) {
        try {
            ByteBuffer b = charset.newEncoder().encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[b.remaining()];
            b.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException notInTheRepertoire) {
            return Optional.empty();
        }
    }
}
