package org.deltarad.node.receive;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;

/** Whether an image has all its pixels (PS3.5 8.1, PS3.3 C.7.6.3). */
final class PixelDataLength {
    /** Bytes of an Item Tag and its length (PS3.5 A.4). */
    private static final int ITEM_HEADER = 8;

    private PixelDataLength() {}

    /**
     * How long a codestream is cannot be told; the reader has seen that no fragment is cut.
     *
     * @throws RefusedException when Rows and Columns promise pixels that are not there
     */
    static void check(Dataset d, String transferSyntaxUid) throws RefusedException {
        long rows = d.integer(Tag.Rows).orElse(0);
        long columns = d.integer(Tag.Columns).orElse(0);
        if (rows <= 0 || columns <= 0) {
            return;
        }
        Element pixels = d.get(Tag.PixelData)
                .or(() -> d.get(Tag.FloatPixelData))
                .or(() -> d.get(Tag.DoubleFloatPixelData))
                .orElseThrow(() ->
                        RefusedException.cannotUnderstand("Pixel Data is missing: the image breaks off before its "
                                + rows + " x " + columns + " pixels"));
        if (!(pixels instanceof Element.Bulk bulk)) {
            return;
        }
        if (TransferSyntax.isEncapsulated(transferSyntaxUid)) {
            requireFragment(bulk);
            return;
        }
        long needed = needed(d, rows, columns);
        if (bulk.data().length() < needed) {
            throw RefusedException.cannotUnderstand(
                    "Pixel Data is cut: " + bulk.data().length() + " of " + needed + " bytes");
        }
    }

    /** More than the Basic Offset Table and an empty item. */
    private static void requireFragment(Element.Bulk pixels) throws RefusedException {
        if (pixels.data().length() <= 2 * ITEM_HEADER) {
            throw RefusedException.cannotUnderstand("Pixel Data is compressed, but has no fragment");
        }
    }

    private static long needed(Dataset d, long rows, long columns) throws RefusedException {
        long frames = Math.max(1, d.integer(Tag.NumberOfFrames).orElse(1));
        long bits = d.integer(Tag.BitsAllocated).orElse(16);
        long samples = d.integer(Tag.SamplesPerPixel).orElse(1);
        // Chrominance is sampled horizontally at half the rate (PS3.3 C.7.6.3.1.2).
        boolean subsampled = d.string(Tag.PhotometricInterpretation)
                .filter("YBR_FULL_422"::equals)
                .isPresent();
        try {
            long values = Math.multiplyExact(
                    Math.multiplyExact(rows * columns, frames), subsampled ? 2 : Math.max(1, samples));
            return Math.addExact(Math.multiplyExact(values, bits), 7) / 8;
        } catch (ArithmeticException e) {
            throw RefusedException.cannotUnderstand(
                    "Rows, Columns, Number of Frames and Bits Allocated claim more pixels than a file can hold", e);
        }
    }
}
