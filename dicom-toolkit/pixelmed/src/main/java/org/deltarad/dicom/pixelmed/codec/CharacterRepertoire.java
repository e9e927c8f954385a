package org.deltarad.dicom.pixelmed.codec;

import java.util.List;
import java.util.Optional;

/** Decodes and encodes the character values of a data set by its Specific Character Set (PS3.3 C.12.1.1.2). */
sealed interface CharacterRepertoire permits SingleCharacterSet, CodeExtensions {
    /** The repertoire that the values of Specific Character Set define; unknown ones are read as Latin-1. */
    static CharacterRepertoire of(List<String> specificCharacterSet) {
        if (specificCharacterSet.isEmpty()) {
            return SingleCharacterSet.DEFAULT;
        }
        if (specificCharacterSet.size() > 1 || specificCharacterSet.get(0).startsWith("ISO 2022")) {
            return new CodeExtensions(specificCharacterSet);
        }
        return SingleCharacterSet.ofTerm(specificCharacterSet.get(0));
    }

    /** A single value, in which a backslash is a character as any other. */
    String decode(byte[] bytes);

    /** Values delimited by backslashes. */
    List<String> decodeValues(byte[] bytes);

    /** The bytes of one value; empty when the repertoire lacks one of its characters. */
    Optional<byte[]> encode(String value);
}
