package org.deltarad.node.imaging.values;

import java.util.BitSet;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.node.imaging.ImagingException;

/** A frame and all that turns its pixel data into values. */
record FrameValues(StoredFrame frame, StoredFormat format, Mapping mapping, Optional<PixelPadding> padding) {
    /** @throws java.io.UncheckedIOException when the file behind the pixel data cannot be read */
    int[] stored(PixelDecoder decoder) throws ImagingException {
        try {
            return decoder.decode(frame.file(), frame.index()).samples();
        } catch (DicomException e) {
            throw ImagingException.undecodable(frame.reference(), e);
        }
    }

    /** Writes values to {@code values}, from {@code offset} on. */
    void measure(int[] stored, double[] values, int offset) {
        boolean unsigned = format.unsigned32();
        if (mapping instanceof Mapping.Linear linear && !unsigned) {
            double slope = linear.slope();
            double intercept = linear.intercept();
            for (int n = 0; n < stored.length; n++) {
                values[offset + n] = stored[n] * slope + intercept;
            }
            return;
        }
        for (int n = 0; n < stored.length; n++) {
            values[offset + n] = mapping.of(number(stored[n], unsigned));
        }
    }

    /** Pixels of the frame that hold no measurement. */
    BitSet padding(int[] stored) {
        BitSet found = new BitSet();
        if (padding.isEmpty() && !(mapping instanceof Mapping.Ranges)) {
            return found;
        }
        boolean unsigned = format.unsigned32();
        for (int n = 0; n < stored.length; n++) {
            double value = number(stored[n], unsigned);
            if ((padding.isPresent() && padding.get().holds(value)) || !mapping.maps(value)) {
                found.set(n);
            }
        }
        return found;
    }

    private static double number(int sample, boolean unsigned) {
        return unsigned ? Integer.toUnsignedLong(sample) : sample;
    }
}
