package org.deltarad.node.imaging.values;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/** Modality LUT Module (PS3.3 C.11.1): Rescale Slope and Intercept, or the Modality LUT Sequence. */
final class ModalityLut {
    /** Number of entries that the LUT Descriptor writes as 0. */
    private static final int FULL = 1 << 16;

    private ModalityLut() {}

    static Mapping of(StoredFrame frame, StoredFormat format) throws ImagingException {
        Dataset d = frame.attributes();
        try {
            if (!d.hasValue(Tag.ModalityLUTSequence)) {
                return linear(frame);
            }
            if (d.number(Tag.RescaleSlope).orElse(1.0) != 1
                    || d.number(Tag.RescaleIntercept).orElse(0.0) != 0) {
                throw frame.refusal(
                        Reason.UNSUPPORTED_PIXELS,
                        "has a Modality LUT Sequence and Rescale Slope and Intercept, of which there may be only one");
            }
            return table(d.requireItem(Tag.ModalityLUTSequence), frame, format);
        } catch (AttributeException e) {
            throw ImagingException.missing(frame.reference(), e);
        }
    }

    private static Mapping linear(StoredFrame frame) throws AttributeException, ImagingException {
        double slope = rescale(frame.attributes(), Tag.RescaleSlope, Tag.RescaleIntercept, 1);
        double intercept = rescale(frame.attributes(), Tag.RescaleIntercept, Tag.RescaleSlope, 0);
        if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "has Rescale Slope " + slope + ", Rescale Intercept " + intercept + "; that maps to no values");
        }
        return new Mapping.Linear(slope, intercept);
    }

    /** Optional in MR images (PS3.3 A.4), required in CT and PET, and never one without the other. */
    private static double rescale(Dataset d, int tag, int partner, double absent) throws AttributeException {
        boolean required = !d.requireString(Tag.Modality).equals("MR") || d.hasValue(partner);
        return required || d.hasValue(tag) ? d.requireDoubles(tag, 1)[0] : absent;
    }

    private static Mapping table(Dataset item, StoredFrame frame, StoredFormat format)
            throws AttributeException, ImagingException {
        double[] descriptor = item.requireDoubles(Tag.LUTDescriptor, 3);
        int entries = (int) descriptor[0] & 0xffff;
        entries = entries == 0 ? FULL : entries;
        int bits = (int) descriptor[2];
        if (bits != 8 && bits != 16) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS, "has a Modality LUT of " + bits + " bits per entry; it is 8 or 16");
        }
        double[] data = data(item, entries, bits);
        if (data.length < entries) {
            throw frame.refusal(
                    Reason.UNSUPPORTED_PIXELS,
                    "has a Modality LUT of " + entries + " entries, whose LUT Data are " + data.length);
        }
        double[] values = new double[entries];
        int mask = (1 << bits) - 1;
        for (int n = 0; n < entries; n++) {
            values[n] = (int) data[n] & mask;
        }
        return new Mapping.Table(format.stored(descriptor[1]), values);
    }

    /** LUT Data as US or SS, one number an entry, or as OW, where entries of 8 bits may be one or two to a word. */
    private static double[] data(Dataset item, int entries, int bits) {
        if (!(item.get(Tag.LUTData).orElse(null) instanceof Element.Bulk bulk)) {
            return item.doubles(Tag.LUTData);
        }
        ByteBuffer bytes = bulk.data().bytes().order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.remaining();
        boolean packed = bits == 8 && length < 2L * entries;
        double[] data = new double[packed ? length : length / 2];
        for (int n = 0; n < data.length; n++) {
            data[n] = packed ? bytes.get() & 0xff : bytes.getShort() & 0xffff;
        }
        return data;
    }
}
