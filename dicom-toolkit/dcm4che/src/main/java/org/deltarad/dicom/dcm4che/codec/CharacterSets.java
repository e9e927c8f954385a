package org.deltarad.dicom.dcm4che.codec;

import java.nio.BufferOverflowException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.SpecificCharacterSet;
import org.deltarad.dicom.VR;

/** Character values by dcm4che's {@link SpecificCharacterSet}, with what it lacks (PS3.3 C.12.1.1.2). */
final class CharacterSets {
    /** What holds without Specific Character Set, ISO IR 6; when reading, bytes beyond ASCII are taken as Latin-1. */
    static final CharacterSets DEFAULT = new CharacterSets(List.of());

    /** For VRs that Specific Character Set does not apply to: bytes are kept whatever they are. */
    static final CharacterSets BYTES = new CharacterSets(DEFAULT.set, Optional.of(Single.BYTES), false);

    private static final String LATIN_9 = "ISO_IR 203";
    private static final int ROOM = 4;
    private static final char YEN = '\u00a5';

    /** A set that is not dcm4che's. */
    private record Single(Charset read, Charset written) {
        static final Single BYTES = new Single(StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1);
        static final Single ASCII = new Single(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);
        static final Single LATIN_9 = new Single(Charset.forName("ISO-8859-15"), Charset.forName("ISO-8859-15"));
    }

    private final SpecificCharacterSet set;
    private final Optional<Single> own;
    private final boolean yenDelimits;

    private CharacterSets(SpecificCharacterSet set, Optional<Single> own, boolean yenDelimits) {
        this.set = set;
        this.own = own;
        this.yenDelimits = yenDelimits;
    }

    private CharacterSets(List<String> terms) {
        this.set = SpecificCharacterSet.valueOf(codes(terms));
        this.own = own(terms, set);
        this.yenDelimits = terms.stream().anyMatch(t -> t.endsWith("IR 13"));
    }

    /** The sets that the values of Specific Character Set define; unknown ones are read as Latin-1. */
    static CharacterSets of(List<String> terms) {
        return terms.isEmpty() ? DEFAULT : new CharacterSets(terms);
    }

    /** dcm4che wants a second term before it heeds escape sequences. */
    private static String[] codes(List<String> terms) {
        boolean alone = terms.size() == 1 && terms.get(0).startsWith("ISO 2022");
        return alone ? new String[] {terms.get(0), "ISO 2022 IR 6"} : terms.toArray(new String[0]);
    }

    private static Optional<Single> own(List<String> terms, SpecificCharacterSet set) {
        if (terms.equals(List.of(LATIN_9))) {
            return Optional.of(Single.LATIN_9);
        }
        return terms.size() < 2 && set.isASCII() ? Optional.of(Single.ASCII) : Optional.empty();
    }

    /** The characters of a value or of several with their delimiters. */
    String decode(VR vr, byte[] bytes) {
        String text = own.map(s -> new String(bytes, s.read())).orElseGet(() -> set.decode(bytes, delimiters(vr)));
        return yenDelimits && !vr.isSingleText() ? text.replace(YEN, '\\') : text;
    }

    /** The bytes of a value; empty when the sets lack one of its characters. */
    Optional<byte[]> encode(VR vr, String value) {
        byte[] bytes = own.map(s -> value.getBytes(s.written())).orElseGet(() -> escaped(vr, value));
        String kept = own.map(s -> new String(bytes, s.written())).orElseGet(() -> set.decode(bytes, delimiters(vr)));
        return kept.equals(value) ? Optional.of(bytes) : Optional.empty();
    }

    /** dcm4che's buffer has no room for the last escape sequence of a short value; delimiters after it make some. */
    private byte[] escaped(VR vr, String value) {
        String delimiters = delimiters(vr);
        String room = delimiters.substring(delimiters.length() - 1).repeat(ROOM);
        try {
            byte[] bytes = set.encode(value + room, delimiters);
            return Arrays.copyOf(bytes, bytes.length - ROOM);
        } catch (BufferOverflowException e) { // two-byte characters in a first set that has none
            return new byte[0];
        }
    }

    /** Before which the initial sets hold again (PS3.5 6.1.2.5.3). */
    private static String delimiters(VR vr) {
        if (vr.isSingleText()) {
            return "\t\n\f\r";
        }
        return vr == VR.PN ? "^=\\" : "\\";
    }
}
