package org.deltarad.dicom;

import java.util.Set;

/** Turns the Pixel Data of an image into samples, whatever transfer syntax it is in (PS3.5 8 and annex A). Thread safe. */
public interface PixelDecoder {
    /** Transfer Syntax UIDs that can be decoded. */
    Set<String> transferSyntaxes();

    /**
     * One frame.
     *
     * @param frame zero based
     * @throws AttributeException          when what describes the pixels is missing or contradicts itself
     * @throws PixelDecodingException      naming the transfer syntax, when it cannot be decoded or its bytes are broken
     * @throws java.io.UncheckedIOException when the file behind the data set cannot be read
     */
    Frame decode(DicomFile file, int frame) throws DicomException;

    /**
     * Stored values of a frame, as Modality LUT and rescale take them.
     *
     * @param columns                   pixels of a row
     * @param rows                      pixels of a column
     * @param samplesPerPixel           1, or 3 for colour
     * @param photometricInterpretation of the samples as they are here: colour is RGB, whatever it was encoded as
     * @param samples                   {@code rows * columns * samplesPerPixel} values, the samples of a pixel together, x
     *                                  fastest, unused high bits cleared, sign extended when Pixel Representation is 1;
     *                                  of unsigned ones with 32 Bits Stored the 32 bits ({@link Integer#toUnsignedLong}).
     *                                  PALETTE COLOR samples are the indices of the palette
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
    record Frame(int columns, int rows, int samplesPerPixel, String photometricInterpretation, int[] samples) {}
}
