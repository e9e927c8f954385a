package org.deltarad.dicom.pixels.jpeg;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** Lossless coding (T.81 annex H): differences to a prediction from the neighbours, modulo 2^16. */
final class LosslessImage implements JpegImage {
    private static final int MODULUS = 0xffff;

    private final FrameHeader frame;
    private final byte[] bytes;
    /** The samples of a pixel together, x fastest. */
    private final int[] samples;

    LosslessImage(FrameHeader frame, byte[] bytes) throws CodestreamException {
        this.frame = frame;
        this.bytes = bytes;
        long count = (long) frame.columns() * frame.rows() * frame.components().size();
        // A sample takes one bit at least.
        if (count > 8L * bytes.length) {
            throw new CodestreamException(bytes.length + " bytes cannot hold " + count + " samples");
        }
        samples = new int[(int) count];
    }

    @Override
    public int[] samples() {
        return samples;
    }

    @Override
    public int decode(ScanHeader scan) throws CodestreamException {
        int columns = frame.columns();
        if (scan.selection() < 1 || scan.selection() > 7 || scan.pointTransform() >= frame.precision()) {
            throw new CodestreamException("selection value " + scan.selection() + " with point transform "
                    + scan.pointTransform() + " is none of a lossless scan");
        }
        if (scan.restart() % columns != 0) {
            throw new CodestreamException(
                    "a restart interval of " + scan.restart() + ", no multiple of the " + columns + " columns");
        }
        int linesPerInterval = scan.restart() / columns;
        BitReader bits = new BitReader(bytes, scan.start());
        int intervals = 0;
        for (int y = 0; y < frame.rows(); y++) {
            boolean first = y == 0;
            if (linesPerInterval > 0 && y > 0 && y % linesPerInterval == 0) {
                bits.restart(intervals++ & 7);
                first = true;
            }
            line(scan, bits, y, first);
            bits.requireData();
        }
        shift(scan);
        int end = bits.nextMarker();
        return end < 0 ? bytes.length : end;
    }

    private void line(ScanHeader scan, BitReader bits, int y, boolean first) throws CodestreamException {
        int step = frame.components().size();
        int width = frame.columns() * step;
        for (int x = 0; x < width; x += step) {
            for (ScanHeader.Part part : scan.parts()) {
                int at = y * width + x + part.component().index();
                int prediction;
                if (first) {
                    prediction = x > 0 ? samples[at - step] : 1 << (frame.precision() - scan.pointTransform() - 1);
                } else if (x == 0) {
                    prediction = samples[at - width];
                } else {
                    prediction = prediction(
                            scan.selection(), samples[at - step], samples[at - width], samples[at - width - step]);
                }
                int category = part.dc().next(bits);
                if (category > 16) {
                    throw new CodestreamException("a difference of " + category + " bits");
                }
                int difference = category == 16 ? 1 << 15 : bits.difference(category);
                samples[at] = (prediction + difference) & MODULUS;
            }
        }
    }

    /** T.81 table H.1; a is left, b above, c above left. */
    private static int prediction(int selection, int a, int b, int c) {
        return switch (selection) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + ((b - c) >> 1);
            case 6 -> b + ((a - c) >> 1);
            default -> (a + b) >> 1;
        };
    }

    private void shift(ScanHeader scan) {
        if (scan.pointTransform() > 0) {
            for (ScanHeader.Part part : scan.parts()) {
                for (int n = part.component().index();
                        n < samples.length;
                        n += frame.components().size()) {
                    samples[n] <<= scan.pointTransform();
                }
            }
        }
    }
}
