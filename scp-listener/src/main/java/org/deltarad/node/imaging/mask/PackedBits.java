package org.deltarad.node.imaging.mask;

import java.nio.ByteBuffer;
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
        ByteBuffer bytes = data.bytes(firstByte, (int) (((first + count + 7) >>> 3) - firstByte));
        int start = bytes.position();
        int shift = (int) (first & 7);
        int set = 0;
        for (int n = 0; n < count; ) {
            int bit = n + shift;
            int b = bytes.get(start + (bit >> 3)) & 0xff;
            int end = Math.min(count, n + 8 - (bit & 7));
            if (b == 0) {
                n = end;
                continue;
            }
            for (; n < end; n++) {
                if (((b >>> ((n + shift) & 7)) & 1) != 0) {
                    inside[offset + n] = true;
                    set++;
                }
            }
        }
        return set;
    }

    @Override
    public boolean mayHold(int segment) {
        return true;
    }
}
