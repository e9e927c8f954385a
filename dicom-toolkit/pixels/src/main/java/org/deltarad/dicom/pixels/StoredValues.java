package org.deltarad.dicom.pixels;

import org.deltarad.dicom.pixels.codestream.CodedImage;
import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** Takes stored values out of pixel cells (PS3.5 8.1.1), in place. */
final class StoredValues {
    private StoredValues() {}

    /** Cells of Bits Allocated, as native pixel data and RLE have them. */
    static void ofCells(int[] cells, PixelDescription p) {
        extract(cells, 31 - p.highBit(), 32 - p.bitsStored(), p.signed());
    }

    /**
     * Samples of a codestream. One that codes the stored bits has them at the bottom, whatever High Bit says; one that
     * codes more has whole cells.
     *
     * @throws CodestreamException when codestream and data set do not agree on the sign
     */
    static void ofCoded(CodedImage image, PixelDescription p) throws CodestreamException {
        int precision = image.precision();
        if (image.signed() && !p.signed()) {
            throw new CodestreamException("the codestream has signed samples, Pixel Representation says unsigned");
        }
        if (image.signed() && precision <= p.bitsStored()) {
            return;
        }
        if (p.signed() && precision < p.bitsStored()) {
            throw new CodestreamException("the codestream has " + precision + " bits per sample, Bits Stored is "
                    + p.bitsStored() + ": where the sign is cannot be told");
        }
        int highBit = precision > p.highBit() ? p.highBit() : p.bitsStored() - 1;
        extract(image.samples(), 31 - highBit, 32 - p.bitsStored(), p.signed());
    }

    private static void extract(int[] cells, int up, int down, boolean signed) {
        if (signed) {
            for (int n = 0; n < cells.length; n++) {
                cells[n] = cells[n] << up >> down;
            }
        } else {
            for (int n = 0; n < cells.length; n++) {
                cells[n] = cells[n] << up >>> down;
            }
        }
    }
}
