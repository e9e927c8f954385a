package org.deltarad.node.imaging.series;

import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/**
 * How an image's stored values are packed (PS3.5 8.1.1) and what they mean (modality LUT, PS3.3 C.11.1).
 *
 * @param bitsAllocated 8, 16 or 32
 * @param highBit       zero based position of the most significant stored bit
 * @param signed        two's complement
 */
record PixelFormat(int bitsAllocated, int bitsStored, int highBit, boolean signed, double slope, double intercept) {

    static PixelFormat of(SliceHeader slice) throws ImagingException {
        Dataset d = slice.dataset();
        try {
            PixelFormat f = new PixelFormat(
                    d.requireInt(Tag.BitsAllocated),
                    d.requireInt(Tag.BitsStored),
                    d.requireInt(Tag.HighBit),
                    d.requireInt(Tag.PixelRepresentation) == 1,
                    rescale(slice, Tag.RescaleSlope, Tag.RescaleIntercept, 1),
                    rescale(slice, Tag.RescaleIntercept, Tag.RescaleSlope, 0));
            f.requireSupported(slice);
            requireLength(slice, f);
            return f;
        } catch (AttributeException e) {
            throw ImagingException.missing(slice.frame().reference(), e);
        }
    }

    /** Optional in MR images (PS3.3 A.4), required in CT and PET, and never one without the other. */
    private static double rescale(SliceHeader slice, int tag, int partner, double absent) throws AttributeException {
        Dataset d = slice.dataset();
        boolean required = !slice.modality().equals("MR") || d.hasValue(partner);
        return required || d.hasValue(tag) ? d.requireDoubles(tag, 1)[0] : absent;
    }

    private void requireSupported(SliceHeader slice) throws ImagingException {
        boolean bits = (bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32)
                && bitsStored >= 1
                && highBit < bitsAllocated
                && highBit >= bitsStored - 1;
        if (!bits || slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_PIXELS,
                    "SOP Instance " + slice.uid() + " has Bits Allocated " + bitsAllocated + ", Bits Stored "
                            + bitsStored
                            + ", High Bit " + highBit + ", Rescale Slope " + slope + ", Rescale Intercept " + intercept
                            + "; that is no image of whole 8, 16 or 32 bit cells with a slope",
                    slice.uid());
        }
        if (slice.dataset().hasValue(Tag.ModalityLUTSequence)) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_PIXELS,
                    "SOP Instance " + slice.uid() + " has a Modality LUT Sequence; only Rescale Slope and Intercept are"
                            + " read",
                    slice.uid());
        }
    }

    /** Of native pixel data; a codestream's length says nothing. */
    private static void requireLength(SliceHeader slice, PixelFormat f) throws AttributeException, ImagingException {
        if (TransferSyntax.isEncapsulated(slice.file().transferSyntax())) {
            return;
        }
        long length = pixels(slice).data().length();
        long row = (long) slice.plane().columns() * f.bitsAllocated / 8;
        long needed = row * slice.plane().rows() * slice.frame().count();
        if (length < needed || length >= needed + Math.max(row, 2)) {
            throw new ImagingException(
                    Reason.PIXEL_DATA_LENGTH,
                    "SOP Instance " + slice.uid() + " has " + length + " bytes of Pixel Data, but "
                            + slice.frame().count() + " frame(s) x "
                            + slice.plane().rows() + " rows x " + slice.plane().columns() + " columns x "
                            + f.bitsAllocated + " bits are " + needed + " bytes",
                    slice.uid());
        }
    }

    private static Element.Bulk pixels(SliceHeader slice) throws AttributeException {
        if (slice.file().dataset().get(Tag.PixelData).orElse(null) instanceof Element.Bulk b) {
            return b;
        }
        throw new AttributeException(Tag.PixelData, "is missing");
    }

    /** Whether every value after the modality LUT is whole. */
    boolean integer() {
        return slope == Math.rint(slope) && intercept == Math.rint(intercept);
    }

    /** The lowest value that there can be after the modality LUT. */
    double lowest() {
        return Math.min(rescaled(signed ? -Math.scalb(1.0, bits() - 1) : 0), rescaled(highestStored()));
    }

    /** The highest value that there can be after the modality LUT. */
    double highest() {
        return Math.max(rescaled(signed ? -Math.scalb(1.0, bits() - 1) : 0), rescaled(highestStored()));
    }

    private double highestStored() {
        return Math.scalb(1.0, signed ? bits() - 1 : bits()) - 1;
    }

    /** Values that are not rescaled keep their cells' type. */
    private int bits() {
        return slope == 1 && intercept == 0 ? bitsAllocated : bitsStored;
    }

    private double rescaled(double stored) {
        return stored * slope + intercept;
    }

    /**
     * Writes the slice's values after the modality LUT to {@code values}, from {@code offset} on.
     *
     * @throws java.io.UncheckedIOException when the file behind the pixel data cannot be read
     */
    void decode(SliceHeader slice, PixelDecoder decoder, double[] values, int offset) throws ImagingException {
        int[] stored;
        try {
            stored = decoder.decode(slice.file(), slice.frame().index()).samples();
        } catch (DicomException e) {
            throw ImagingException.undecodable(slice.frame().reference(), e);
        }
        boolean unsigned = !signed && bitsStored == Integer.SIZE;
        for (int n = 0; n < stored.length; n++) {
            double value = unsigned ? Integer.toUnsignedLong(stored[n]) : stored[n];
            values[offset + n] = rescaled(value);
        }
    }
}
