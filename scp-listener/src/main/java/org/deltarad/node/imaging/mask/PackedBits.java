package org.deltarad.node.imaging.mask;

import java.util.Arrays;
import org.deltarad.dicom.Element.BulkData;

/**
 * Binary frames of one bit per pixel: each byte is filled from its lowest bit on, frames follow each other without padding
 * (PS3.5 8.1.1, annex D).
 *
 * @param data  all frames
 * @param count pixels of a frame
 */
record PackedBits(BulkData data, int count) implements SegPixels {
    @Override
    public int copy(int frame, int segment, boolean[] inside, int offset) {
        long first = (long) frame * count;
        long firstByte = first >>> 3;
        byte[] bytes = new byte[(int) (((first + count + 7) >>> 3) - firstByte)];
        data.bytes(firstByte, bytes.length).get(bytes);
        int shift = (int) (first & 7);
        int set = 0;
        for (int n = 0; n < count; ) {
            int bit = n + shift;
            int b = bytes[bit >> 3] & 0xff;
            int end = Math.min(count, n + 8 - (bit & 7));
            if (b == 0xff) {
                Arrays.fill(inside, offset + n, offset + end, true);
                set += end - n;
            } else if (b != 0) {
                for (int m = n; m < end; m++) {
                    if (((b >>> ((m + shift) & 7)) & 1) != 0) {
                        inside[offset + m] = true;
                        set++;
                    }
                }
            }
            n = end;
        }
        return set;
    }

    @Override
    public boolean mayHold(int segment) {
        return true;
    }
}
