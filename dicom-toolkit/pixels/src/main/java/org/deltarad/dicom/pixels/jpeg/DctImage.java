package org.deltarad.dicom.pixels.jpeg;

import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.jpeg.FrameHeader.Component;

/** Sequential DCT coding with Huffman codes (T.81 annex F). */
final class DctImage implements JpegImage {
    private final FrameHeader frame;
    private final byte[] bytes;
    private final Segments tables;
    private final int maxH;
    private final int maxV;
    private final int mcusX;
    private final int mcusY;
    /** Samples of each component at its own sampling, whole MCUs. */
    private final int[][] planes;

    private final InverseDct dct = new InverseDct();
    private final int[] block = new int[64];

    DctImage(FrameHeader frame, byte[] bytes, Segments tables) throws CodestreamException {
        this.frame = frame;
        this.bytes = bytes;
        this.tables = tables;
        maxH = frame.maxH();
        maxV = frame.maxV();
        mcusX = (frame.columns() + 8 * maxH - 1) / (8 * maxH);
        mcusY = (frame.rows() + 8 * maxV - 1) / (8 * maxV);
        // A block takes one code for DC and one for the end of AC, a bit each.
        if ((long) mcusX * mcusY * 2 > 8L * bytes.length) {
            throw new CodestreamException(
                    bytes.length + " bytes cannot hold " + frame.columns() + " x " + frame.rows() + " pixels");
        }
        planes = new int[frame.components().size()][];
        for (Component c : frame.components()) {
            planes[c.index()] = new int[stride(c) * mcusY * c.v() * 8];
        }
    }

    private int stride(Component c) {
        return mcusX * c.h() * 8;
    }

    @Override
    public int decode(ScanHeader scan) throws CodestreamException {
        List<ScanHeader.Part> parts = scan.parts();
        int[][] quantisation = new int[parts.size()][];
        for (int n = 0; n < quantisation.length; n++) {
            quantisation[n] = tables.quantisation(parts.get(n).component());
        }
        boolean alone = parts.size() == 1;
        Component only = parts.get(0).component();
        // A scan of one component has its own blocks only, without those that fill up an MCU (T.81 A.2.2).
        int across = alone ? blocks(frame.columns(), only.h(), maxH) : mcusX;
        int down = alone ? blocks(frame.rows(), only.v(), maxV) : mcusY;
        BitReader bits = new BitReader(bytes, scan.start());
        int[] dc = new int[parts.size()];
        int sinceRestart = 0;
        int intervals = 0;
        for (int my = 0; my < down; my++) {
            for (int mx = 0; mx < across; mx++) {
                if (scan.restart() > 0 && sinceRestart == scan.restart()) {
                    bits.restart(intervals++ & 7);
                    Arrays.fill(dc, 0);
                    sinceRestart = 0;
                }
                sinceRestart++;
                for (int n = 0; n < dc.length; n++) {
                    Component c = parts.get(n).component();
                    int h = alone ? 1 : c.h();
                    int v = alone ? 1 : c.v();
                    for (int b = 0; b < h * v; b++) {
                        dc[n] = block(bits, parts.get(n), quantisation[n], dc[n]);
                        int x = 8 * (mx * h + b % h);
                        int y = 8 * (my * v + b / h);
                        dct.apply(block, frame.precision(), planes[c.index()], y * stride(c) + x, stride(c));
                    }
                }
            }
            bits.requireData();
        }
        int end = bits.nextMarker();
        return end < 0 ? bytes.length : end;
    }

    private static int blocks(int size, int factor, int maxFactor) {
        int own = (size * factor + maxFactor - 1) / maxFactor;
        return (own + 7) / 8;
    }

    /** Reads a block's coefficients, dequantised; gives its DC value as it was coded. */
    private int block(BitReader bits, ScanHeader.Part part, int[] quantisation, int lastDc) throws CodestreamException {
        Arrays.fill(block, 0);
        int category = part.dc().next(bits);
        if (category > 15) {
            throw new CodestreamException("a DC difference of " + category + " bits");
        }
        int dc = lastDc + bits.difference(category);
        block[0] = dc * quantisation[0];
        int k = 1;
        while (k < 64) {
            int code = part.ac().next(bits);
            int run = code >> 4;
            int size = code & 15;
            if (size == 0 && run < 15) {
                break;
            }
            k += run;
            if (k > 63) {
                throw new CodestreamException("more than 64 coefficients in a block");
            }
            int place = Segments.place(k++);
            block[place] = bits.difference(size) * quantisation[place];
        }
        return dc;
    }

    @Override
    public int[] samples() {
        int count = planes.length;
        int[] samples = new int[frame.columns() * frame.rows() * count];
        for (Component c : frame.components()) {
            int[] plane = planes[c.index()];
            int stride = stride(c);
            for (int y = 0; y < frame.rows(); y++) {
                int line = y * c.v() / maxV * stride;
                int out = y * frame.columns() * count + c.index();
                for (int x = 0; x < frame.columns(); x++, out += count) {
                    samples[out] = plane[line + x * c.h() / maxH];
                }
            }
        }
        return samples;
    }
}
