package org.deltarad.node.imaging.mask;

import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.node.imaging.ImagingException;

/**
 * Frames that a decoder gives, of which pixels from a value on are inside: compressed binary ones and fractional ones.
 *
 * @param threshold lowest stored value that is inside, at least 1
 */
record DecodedPixels(DicomFile file, PixelDecoder decoder, String uid, int threshold) implements SegPixels {
    @Override
    public int copy(int frame, int segment, boolean[] inside, int offset) throws ImagingException {
        int[] samples = samples(file, decoder, uid, frame);
        int set = 0;
        for (int n = 0; n < samples.length; n++) {
            if (samples[n] >= threshold) {
                inside[offset + n] = true;
                set++;
            }
        }
        return set;
    }

    static int[] samples(DicomFile file, PixelDecoder decoder, String uid, int frame) throws ImagingException {
        try {
            return decoder.decode(file, frame).samples();
        } catch (DicomException e) {
            throw ImagingException.undecodable(uid, e);
        }
    }

    @Override
    public boolean mayHold(int segment) {
        return true;
    }
}
