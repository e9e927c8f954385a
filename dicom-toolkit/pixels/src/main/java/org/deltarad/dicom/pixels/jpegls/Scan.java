package org.deltarad.dicom.pixels.jpegls;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** Goes over the samples of a scan line by line (T.87 annex B), with their neighbours. */
final class Scan {
    /**
     * What a scan header says (T.87 C.2.3).
     *
     * @param components   indices of its components, in the order of the frame header
     * @param near         greatest difference of a sample from the original
     * @param interleave   0 for none, 1 by line, 2 by sample
     */
    record Header(int[] components, int near, int interleave) {}

    private final Header header;
    private final ScanDecoder decoder;
    private final BitReader bits;
    private final int columns;
    private final int[] runIndex;
    /** By component: a line with the neighbour left of it first and the one right of it last. */
    private int[][] above;

    private int[][] line;

    Scan(Header header, ScanDecoder decoder, BitReader bits, int columns) {
        this.header = header;
        this.decoder = decoder;
        this.bits = bits;
        this.columns = columns;
        int count = header.components().length;
        runIndex = new int[count];
        above = new int[count][columns + 2];
        line = new int[count][columns + 2];
    }

    /**
     * @param samples to be filled, {@code step} samples to a pixel
     */
    void decode(int[] samples, int rows, int step) throws CodestreamException {
        int count = header.components().length;
        for (int y = 0; y < rows; y++) {
            for (int c = 0; c < count; c++) {
                above[c][columns + 1] = above[c][columns];
                line[c][0] = above[c][1];
            }
            if (header.interleave() == 2) {
                pixels();
            } else {
                for (int c = 0; c < count; c++) {
                    line(c);
                }
            }
            bits.requireData();
            for (int c = 0; c < count; c++) {
                int out = y * columns * step + header.components()[c];
                for (int x = 1; x <= columns; x++, out += step) {
                    samples[out] = line[c][x];
                }
            }
            int[][] swap = above;
            above = line;
            line = swap;
        }
    }

    private void line(int c) throws CodestreamException {
        int[] up = above[c];
        int[] now = line[c];
        int x = 1;
        while (x <= columns) {
            int ra = now[x - 1];
            int context = decoder.context(ra, up[x], up[x - 1], up[x + 1]);
            if (context != 0) {
                now[x++] = decoder.regular(context, ra, up[x - 1], up[x - 2]);
                continue;
            }
            int end = x + run(c, x);
            while (x < end) {
                now[x++] = ra;
            }
            if (x <= columns) {
                int type = decoder.same(ra, up[x]) ? 1 : 0;
                now[x] = decoder.interruption(runIndex[c], type, ra, up[x]);
                x++;
                runIndex[c] = Math.max(0, runIndex[c] - 1);
            }
        }
    }

    /** A line of whole pixels; a run is one of all components. */
    private void pixels() throws CodestreamException {
        int count = line.length;
        int[] contexts = new int[count];
        int x = 1;
        while (x <= columns) {
            boolean flat = true;
            for (int c = 0; c < count; c++) {
                int[] up = above[c];
                contexts[c] = decoder.context(line[c][x - 1], up[x], up[x - 1], up[x + 1]);
                flat &= contexts[c] == 0;
            }
            if (flat) {
                int end = x + run(0, x);
                for (; x < end; x++) {
                    for (int[] now : line) {
                        now[x] = now[x - 1];
                    }
                }
            }
            if (x <= columns) {
                for (int c = 0; c < count; c++) {
                    int ra = line[c][x - 1];
                    line[c][x] = flat
                            ? decoder.interruption(runIndex[0], 0, ra, above[c][x])
                            : decoder.regular(contexts[c], ra, above[c][x], above[c][x - 1]);
                }
                runIndex[0] = flat ? Math.max(0, runIndex[0] - 1) : runIndex[0];
                x++;
            }
        }
    }

    private int run(int c, int x) throws CodestreamException {
        int most = columns + 1 - x;
        int length = decoder.run(runIndex, c, most);
        if (length > most) {
            throw new CodestreamException("a run that goes on after its line");
        }
        return length;
    }
}
