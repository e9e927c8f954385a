package org.deltarad.node.imaging.mask;

import java.util.BitSet;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.node.imaging.ImagingException;

/** Frames of a label map: a pixel's value is the number of the one segment it is inside (PS3.3 C.8.20.2.3). */
final class LabelMapPixels implements SegPixels {
    private final DicomFile file;
    private final PixelDecoder decoder;
    private final String uid;
    private final int frames;
    private BitSet labels;

    LabelMapPixels(DicomFile file, PixelDecoder decoder, String uid, int frames) {
        this.file = file;
        this.decoder = decoder;
        this.uid = uid;
        this.frames = frames;
    }

    @Override
    public int copy(int frame, int segment, boolean[] inside, int offset) throws ImagingException {
        int[] samples = DecodedPixels.samples(file, decoder, uid, frame);
        int set = 0;
        for (int n = 0; n < samples.length; n++) {
            if (samples[n] == segment) {
                inside[offset + n] = true;
                set++;
            }
        }
        return set;
    }

    /** Whether any pixel has the segment's number. */
    @Override
    public synchronized boolean mayHold(int segment) throws ImagingException {
        if (labels == null) {
            BitSet found = new BitSet();
            for (int f = 0; f < frames; f++) {
                int last = -1;
                for (int sample : DecodedPixels.samples(file, decoder, uid, f)) {
                    if (sample != last) {
                        found.set(sample);
                        last = sample;
                    }
                }
            }
            labels = found;
        }
        return labels.get(segment);
    }
}
