package org.deltarad.dicom.pixels;

import java.nio.ByteBuffer;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/** Pixel cells that are not compressed (PS3.5 8.1.1): frames follow each other without a gap, bits packed where they are single. */
final class NativeCells {
    private NativeCells() {}

    /** Cells of a frame of native pixel data; only the frame's bytes are read. */
    static int[] ofFrame(BulkData data, PixelDescription p, int frame) throws CodestreamException {
        long bits = frameBits(p);
        long first = frame * bits;
        long end = (first + bits + 7) / 8;
        if (end > data.length()) {
            throw new CodestreamException("Pixel Data has " + data.length() + " bytes, its first " + (frame + 1)
                    + " frame(s) of " + p.shape().rows() + " rows x "
                    + p.shape().columns() + " columns x "
                    + p.shape().samplesPerPixel() + " sample(s) of " + p.shape().bitsAllocated() + " bits need " + end);
        }
        ByteBuffer bytes = data.bytes(first / 8, (int) (end - first / 8));
        return cells(bytes, p, (int) (first % 8));
    }

    /** Cells of a frame that is alone in its bytes, as a fragment of Encapsulated Uncompressed is. */
    static int[] ofBytes(ByteBuffer bytes, PixelDescription p) throws CodestreamException {
        long needed = (frameBits(p) + 7) / 8;
        if (bytes.remaining() < needed) {
            throw new CodestreamException("a frame has " + bytes.remaining() + " bytes, needs " + needed);
        }
        return cells(bytes, p, 0);
    }

    private static long frameBits(PixelDescription p) {
        long samples = isSubsampled(p) ? pairs(p.shape()) * 4 : p.shape().samples();
        return samples * p.shape().bitsAllocated();
    }

    /** Whether two pixels of a row share their chrominance. */
    private static boolean isSubsampled(PixelDescription p) {
        return p.photometric().equals("YBR_FULL_422") && !p.planar();
    }

    private static long pairs(FrameShape shape) {
        return (long) shape.rows() * ((shape.columns() + 1) / 2);
    }

    private static int[] cells(ByteBuffer b, PixelDescription p, int firstBit) {
        int count = isSubsampled(p) ? (int) pairs(p.shape()) * 4 : p.shape().samples();
        int[] cells = new int[count];
        int start = b.position();
        switch (p.shape().bitsAllocated()) {
            case 1 -> {
                for (int n = 0; n < count; n++) {
                    int bit = n + firstBit;
                    cells[n] = b.get(start + (bit >> 3)) >> (bit & 7) & 1;
                }
            }
            case 8 -> {
                for (int n = 0; n < count; n++) {
                    cells[n] = b.get(start + n) & 0xff;
                }
            }
            case 16 -> {
                for (int n = 0; n < count; n++) {
                    cells[n] = b.getShort(start + 2 * n) & 0xffff;
                }
            }
            default -> {
                for (int n = 0; n < count; n++) {
                    cells[n] = b.getInt(start + 4 * n);
                }
            }
        }
        if (isSubsampled(p)) {
            return fromPairs(cells, p.shape());
        }
        return p.planar() ? fromPlanes(cells, p.shape()) : cells;
    }

    private static int[] fromPlanes(int[] planes, FrameShape shape) {
        int pixels = shape.rows() * shape.columns();
        int[] cells = new int[planes.length];
        for (int s = 0, n = 0; s < shape.samplesPerPixel(); s++) {
            for (int k = 0; k < pixels; k++) {
                cells[k * shape.samplesPerPixel() + s] = planes[n++];
            }
        }
        return cells;
    }

    /** Y1 Y2 Cb Cr for two pixels to Y Cb Cr for each. */
    private static int[] fromPairs(int[] pairs, FrameShape shape) {
        int[] cells = new int[shape.samples()];
        int out = 0;
        int in = 0;
        for (int y = 0; y < shape.rows(); y++) {
            for (int x = 0; x < shape.columns(); x++, out += 3) {
                cells[out] = pairs[in + (x & 1)];
                cells[out + 1] = pairs[in + 2];
                cells[out + 2] = pairs[in + 3];
                in += (x & 1) == 1 || x == shape.columns() - 1 ? 4 : 0;
            }
        }
        return cells;
    }
}
