package org.deltarad.node.imaging.mask;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/**
 * How a segmentation's pixels say what is inside (PS3.3 C.8.20.2).
 *
 * @param uid        SOP Instance UID, for messages
 * @param bits       Bits Allocated
 * @param background value of a label map's pixels outside all segments; empty for other types
 */
record SegEncoding(String uid, Type type, int bits, OptionalInt background) {
    /** Segmentation Type. */
    enum Type {
        /** One bit per pixel, frames of one segment each. */
        BINARY,
        /** Parts of Maximum Fractional Value, frames of one segment each. */
        FRACTIONAL,
        /** A pixel's value is the number of its segment. */
        LABELMAP
    }

    static SegEncoding of(Dataset d, String uid) throws AttributeException, ImagingException {
        String said = d.requireString(Tag.SegmentationType);
        Type type =
                switch (said) {
                    case "BINARY" -> Type.BINARY;
                    case "FRACTIONAL" -> Type.FRACTIONAL;
                    case "LABELMAP" -> Type.LABELMAP;
                    default ->
                        throw new ImagingException(
                                Reason.UNSUPPORTED_OBJECT,
                                "Segmentation " + uid + " is " + said
                                        + "; BINARY, FRACTIONAL and LABELMAP ones are read",
                                uid);
                };
        int bits = d.requireInt(Tag.BitsAllocated);
        boolean allowed =
                switch (type) {
                    case BINARY -> bits == 1;
                    case FRACTIONAL -> bits == 8;
                    case LABELMAP -> bits == 8 || bits == 16;
                };
        if (!allowed) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_PIXELS,
                    "Segmentation " + uid + " is " + said + " with " + bits + " bits per pixel, which must be "
                            + (type == Type.BINARY ? "1" : type == Type.FRACTIONAL ? "8" : "8 or 16")
                            + " (PS3.3 C.8.20.2)",
                    uid);
        }
        return new SegEncoding(uid, type, bits, background(d, type));
    }

    private static OptionalInt background(Dataset d, Type type) {
        return type == Type.LABELMAP
                ? OptionalInt.of(d.integer(Tag.PixelPaddingValue).orElse(0))
                : OptionalInt.empty();
    }

    boolean isLabelMap() {
        return type == Type.LABELMAP;
    }

    /** Whether a segment number is that of what is outside. */
    boolean isBackground(int number) {
        return background.isPresent() && background.getAsInt() == number;
    }

    /**
     * The pixels.
     *
     * @param fraction of Maximum Fractional Value from which on a pixel is inside
     * @param remarks  receives what was decided
     */
    SegPixels pixels(DicomFile file, PixelDecoder decoder, int frames, double fraction, List<String> remarks)
            throws AttributeException, ImagingException {
        Dataset d = file.dataset();
        String syntax = file.transferSyntax();
        if (!decoder.transferSyntaxes().contains(syntax)) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_TRANSFER_SYNTAX,
                    "Segmentation " + uid + " has transfer syntax " + TransferSyntax.name(syntax)
                            + ", which is not decoded; send it as Explicit VR Little Endian",
                    uid);
        }
        boolean encapsulated = TransferSyntax.isEncapsulated(syntax);
        if (!(d.get(Tag.PixelData).orElse(null) instanceof Element.Bulk bulk)) {
            throw new AttributeException(Tag.PixelData, "is missing");
        }
        if (!encapsulated) {
            requireLength(d, frames, bulk.data().length());
        }
        return switch (type) {
            case BINARY ->
                encapsulated
                        ? new DecodedPixels(file, decoder, uid, 1)
                        : new PackedBits(bulk.data(), d.requireInt(Tag.Rows) * d.requireInt(Tag.Columns));
            case FRACTIONAL -> new DecodedPixels(file, decoder, uid, threshold(d, fraction, remarks));
            case LABELMAP -> new LabelMapPixels(file, decoder, uid, frames);
        };
    }

    private void requireLength(Dataset d, int frames, long length) throws AttributeException, ImagingException {
        int rows = d.requireInt(Tag.Rows);
        int columns = d.requireInt(Tag.Columns);
        long needed = ((long) frames * rows * columns * bits + 7) / 8;
        if (length < needed) {
            throw new ImagingException(
                    Reason.PIXEL_DATA_LENGTH,
                    "Segmentation " + uid + " has " + length + " bytes of Pixel Data, but its " + frames + " frames of "
                            + rows + " rows x " + columns + " columns are " + needed + " bytes",
                    uid);
        }
    }

    /** The lowest stored value that is inside. */
    private int threshold(Dataset d, double fraction, List<String> remarks)
            throws AttributeException, ImagingException {
        int whole = d.requireInt(Tag.MaximumFractionalValue);
        if (whole < 1 || whole > 255) {
            throw new ImagingException(
                    Reason.UNSUPPORTED_PIXELS,
                    "Segmentation " + uid + " has Maximum Fractional Value " + whole + "; it must be 1 to 255",
                    uid);
        }
        int threshold = Math.max(1, (int) Math.ceil(fraction * whole - 1e-9));
        remarks.add(String.format(
                Locale.ROOT,
                "the Segmentation is FRACTIONAL (%s); pixels of at least %s of Maximum Fractional Value, %d of %d, are"
                        + " inside",
                d.string(Tag.SegmentationFractionalType).orElse("of unknown kind"),
                fraction,
                threshold,
                whole));
        return threshold;
    }
}
