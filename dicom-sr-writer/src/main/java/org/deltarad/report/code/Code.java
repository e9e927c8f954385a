package org.deltarad.report.code;

import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * A coded concept (PS3.3 8.8). Two codes are equal when value and scheme are, whatever the meaning says.
 *
 * @param value   Code Value (SH), 1 to 16 characters
 * @param scheme  Coding Scheme Designator (SH), 1 to 16 characters
 * @param meaning Code Meaning (LO), 1 to 64 characters
 */
public record Code(String value, String scheme, String meaning) {
    private static final int MAX_SH = 16;
    private static final int MAX_LO = 64;

    public Code {
        check("code value", value, MAX_SH);
        check("coding scheme designator", scheme, MAX_SH);
        check("code meaning", meaning, MAX_LO);
    }

    private static void check(String what, String text, int max) {
        if (text.isBlank() || text.length() > max || text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + max + " characters and no backslash: '" + text + "'");
        }
    }

    /** The item of a code sequence. */
    public Dataset toItem() {
        return Dataset.builder()
                .text(Tag.CodeValue, value)
                .text(Tag.CodingSchemeDesignator, scheme)
                .text(Tag.CodeMeaning, meaning)
                .build();
    }

    /**
     * The code in an item of a code sequence.
     *
     * @throws AttributeException when value, scheme or meaning is missing or too long
     */
    public static Code of(Dataset item) throws AttributeException {
        String value = item.requireString(Tag.CodeValue);
        String scheme = item.requireString(Tag.CodingSchemeDesignator);
        String meaning = item.requireString(Tag.CodeMeaning);
        try {
            return new Code(value, scheme, meaning);
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
