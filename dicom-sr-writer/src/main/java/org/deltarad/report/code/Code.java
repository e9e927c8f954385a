package org.deltarad.report.code;

import java.util.Optional;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * A coded concept (PS3.3 8.8). Two codes are equal when value and scheme are, whatever the meaning says.
 *
 * @param value   Code Value of at most 16 characters, else Long Code Value; a URN Code Value when it begins with
 *                {@code urn:} or holds {@code ://}
 * @param scheme  Coding Scheme Designator (SH), 1 to 16 characters
 * @param meaning Code Meaning (LO), 1 to 64 characters
 */
public record Code(String value, String scheme, String meaning) {
    /** Scheme of codes that are URNs, which need none. */
    private static final String URN = "URN";

    private static final int MAX_SH = 16;
    private static final int MAX_LO = 64;
    /** Far longer than any code; Long Code Value has no limit of its own. */
    private static final int MAX_VALUE = 1024;

    public Code {
        check("code value", value, MAX_VALUE);
        check("coding scheme designator", scheme, MAX_SH);
        check("code meaning", meaning, MAX_LO);
    }

    private static void check(String what, String text, int max) {
        if (text.isBlank() || text.length() > max || text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + max + " characters and no backslash: '" + text + "'");
        }
    }

    /** A code whose meaning is cut to 64 characters where it is longer. */
    public static Code named(String value, String scheme, String meaning) {
        return new Code(value, scheme, clip(meaning.replace('\\', '/')));
    }

    private static String clip(String meaning) {
        if (meaning.length() <= MAX_LO) {
            return meaning;
        }
        int end = Character.isHighSurrogate(meaning.charAt(MAX_LO - 1)) ? MAX_LO - 1 : MAX_LO;
        return meaning.substring(0, end).strip();
    }

    /** The item of a code sequence. */
    public Dataset toItem() {
        Dataset.Builder item = Dataset.builder().text(Tag.CodeMeaning, meaning);
        if (value.startsWith("urn:") || value.contains("://")) {
            return item.text(Tag.URNCodeValue, value).build();
        }
        return item.text(value.length() <= MAX_SH ? Tag.CodeValue : Tag.LongCodeValue, value)
                .text(Tag.CodingSchemeDesignator, scheme)
                .build();
    }

    /**
     * The code in an item of a code sequence. A meaning that is missing is the value, one too long is cut.
     *
     * @throws AttributeException when value or scheme is missing or too long
     */
    public static Code of(Dataset item) throws AttributeException {
        Optional<String> urn = item.string(Tag.URNCodeValue);
        Optional<String> plain = item.string(Tag.CodeValue).or(() -> item.string(Tag.LongCodeValue));
        String value =
                plain.isPresent() || urn.isPresent() ? plain.or(() -> urn).get() : item.requireString(Tag.CodeValue);
        String scheme = plain.isPresent() ? item.requireString(Tag.CodingSchemeDesignator) : URN;
        String meaning = item.string(Tag.CodeMeaning).filter(m -> !m.isBlank()).orElse(value);
        try {
            return named(value, scheme, meaning);
        } catch (IllegalArgumentException e) {
            throw new AttributeException(Tag.CodeValue, "is in an item that is no code: " + e.getMessage());
        }
    }

    /**
     * The code in the first item of a code sequence.
     *
     * @throws AttributeException when there is none
     */
    public static Code in(Dataset dataset, int sequence) throws AttributeException {
        return of(dataset.requireItem(sequence));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Code c && value.equals(c.value) && scheme.equals(c.scheme);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + scheme.hashCode();
    }

    @Override
    public String toString() {
        return "(" + value + ", " + scheme + ", \"" + meaning + "\")";
    }
}
