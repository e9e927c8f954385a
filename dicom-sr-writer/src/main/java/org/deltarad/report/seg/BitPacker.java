package org.deltarad.report.seg;

import org.deltarad.volume.Mask;

/** Binary frames as Pixel Data of one bit per pixel: least significant bit first, frames not padded (PS3.5 8.1.1). */
final class BitPacker {
    private BitPacker() {}

    /** The bits of slices {@code frames} of the mask, in that order, padded to whole words. */
    static byte[] pack(Mask mask, int[] frames) {
        int x = mask.geometry().size().x();
        int y = mask.geometry().size().y();
        long bits = (long) frames.length * x * y;
        byte[] packed = new byte[Math.toIntExact((bits + 15) / 16 * 2)];
        long bit = 0;
        for (int k : frames) {
            int start = mask.geometry().size().index(0, 0, k);
            for (int n = start; n < start + x * y; n++, bit++) {
                if (mask.inside()[n]) {
                    packed[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
                }
            }
        }
        return packed;
    }
}
