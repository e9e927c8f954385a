package org.deltarad.node.imaging.values;

import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/**
 * How a frame's values are stored (PS3.5 8.1.1). Bits of a cell outside the stored ones, such as overlays, play no part.
 *
 * @param bitsAllocated 8, 16 or 32
 * @param highBit       zero based position of the most significant stored bit
 * @param signed        two's complement
 */
record StoredFormat(int bitsAllocated, int bitsStored, int highBit, boolean signed) {
    static StoredFormat of(StoredFrame frame) throws ImagingException {
        Dataset d = frame.attributes();
        try {
            requireWholeNumbers(frame);
            StoredFormat f = new StoredFormat(
                    d.requireInt(Tag.BitsAllocated),
                    d.requireInt(Tag.BitsStored),
                    d.requireInt(Tag.HighBit),
                    d.requireInt(Tag.PixelRepresentation) == 1);
            f.requireSupported(frame);
            f.requireLength(frame);
            return f;
        } catch (AttributeException e) {
            throw ImagingException.missing(frame.reference(), e);
        }
    }

    private static void requireWholeNumbers(StoredFrame frame) throws ImagingException {
        Dataset file = frame.file().dataset();
        if (file.hasValue(Tag.FloatPixelData) || file.hasValue(Tag.DoubleFloatPixelData)) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "has Float or Double Float Pixel Data, which no CT, MR or PET Image has; send Pixel Data");
        }
    }

    private void requireSupported(StoredFrame frame) throws ImagingException {
        boolean cells = bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32;
        if (!cells || bitsStored < 1 || highBit >= bitsAllocated || highBit < bitsStored - 1) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "has Bits Allocated " + bitsAllocated + ", Bits Stored " + bitsStored + ", High Bit " + highBit
                            + "; that is no image of whole 8, 16 or 32 bit cells");
        }
    }

    /** Of native pixel data; a codestream's length says nothing. */
    private void requireLength(StoredFrame frame) throws AttributeException, ImagingException {
        if (TransferSyntax.isEncapsulated(frame.file().transferSyntax())) {
            return;
        }
        if (!(frame.file().dataset().get(Tag.PixelData).orElse(null) instanceof Element.Bulk pixels)) {
            throw new AttributeException(Tag.PixelData, "is missing");
        }
        long length = pixels.data().length();
        int rows = frame.attributes().requireInt(Tag.Rows);
        int columns = frame.attributes().requireInt(Tag.Columns);
        long row = (long) columns * bitsAllocated / 8;
        long needed = row * rows * frame.count();
        if (length < needed || length >= needed + Math.max(row, 2)) {
            throw new ImagingException(
                    Reason.PIXEL_DATA_LENGTH,
                    "SOP Instance " + frame.uid() + " has " + length + " bytes of Pixel Data, but " + frame.count()
                            + " frame(s) x " + rows + " rows x " + columns + " columns x " + bitsAllocated
                            + " bits are " + needed + " bytes",
                    frame.uid());
        }
    }

    /** The lowest value that the stored bits hold. */
    double lowest() {
        return lowest(bitsStored);
    }

    /** The highest value that the stored bits hold. */
    double highest() {
        return highest(bitsStored);
    }

    /** The lowest value that a cell holds. */
    double lowestOfCell() {
        return lowest(bitsAllocated);
    }

    /** The highest value that a cell holds. */
    double highestOfCell() {
        return highest(bitsAllocated);
    }

    private double lowest(int bits) {
        return signed ? -Math.scalb(1.0, bits - 1) : 0;
    }

    private double highest(int bits) {
        return Math.scalb(1.0, signed ? bits - 1 : bits) - 1;
    }

    /** Whether samples are to be taken as unsigned 32 bit numbers. */
    boolean unsigned32() {
        return !signed && bitsStored == Integer.SIZE;
    }

    /**
     * A stored value that is kept in an attribute of VR US or SS by Pixel Representation: the VR may have been taken for
     * the other one on its way (PS3.5 annex A.1), the 16 bits have not.
     */
    double stored(double attribute) {
        if (attribute != Math.rint(attribute) || attribute < Short.MIN_VALUE || attribute > 0xffff) {
            return attribute;
        }
        return signed ? (short) (int) attribute : (int) attribute & 0xffff;
    }
}
