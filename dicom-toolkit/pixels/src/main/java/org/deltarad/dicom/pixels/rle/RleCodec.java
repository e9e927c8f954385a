package org.deltarad.dicom.pixels.rle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.deltarad.dicom.pixels.codestream.CodedImage;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameCodec;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/**
 * RLE Lossless (PS3.5 annex G): a segment for each byte of each sample, most significant first, each compressed by
 * PackBits. Gives whole pixel cells; frames of 1 bit per cell are one segment of packed bits (PS3.5 8.2.2).
 */
public final class RleCodec implements FrameCodec {
    private static final int HEADER = 64;
    /** Two bytes make 128 at most. */
    private static final int GREATEST_RATIO = 64;

    @Override
    public CodedImage decode(byte[] bytes, FrameShape shape) throws CodestreamException {
        int cellBytes = Math.max(1, shape.bitsAllocated() / 8);
        int segments = shape.samplesPerPixel() * cellBytes;
        int[] starts = starts(bytes, segments);
        int samples = shape.samples();
        boolean packed = shape.bitsAllocated() == 1;
        int perSegment = packed ? (samples + 7) / 8 : samples / shape.samplesPerPixel();
        if ((long) perSegment * segments > (long) GREATEST_RATIO * bytes.length) {
            throw new CodestreamException(bytes.length + " bytes cannot hold " + samples + " samples");
        }
        int[] cells = new int[packed ? perSegment : samples];
        for (int s = 0; s < segments; s++) {
            int shift = 8 * (cellBytes - 1 - s % cellBytes);
            unpack(bytes, starts[s], starts[s + 1], cells, s / cellBytes, shape.samplesPerPixel(), shift, s);
        }
        return new CodedImage(shape.bitsAllocated(), false, packed ? bits(cells, samples) : cells);
    }

    /** Where each segment begins, and the end of the last. */
    private static int[] starts(byte[] bytes, int segments) throws CodestreamException {
        if (bytes.length < HEADER) {
            throw new CodestreamException("the RLE header is cut: " + bytes.length + " of " + HEADER + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = header.getInt(0);
        if (count != segments) {
            throw new CodestreamException("the RLE header has " + Integer.toUnsignedLong(count)
                    + " segments, Bits Allocated and Samples per Pixel need " + segments);
        }
        int[] starts = new int[segments + 1];
        for (int s = 0; s < segments; s++) {
            starts[s] = header.getInt(4 + 4 * s);
        }
        starts[segments] = bytes.length;
        for (int s = 0; s < segments; s++) {
            if (starts[s] < HEADER || starts[s] > starts[s + 1]) {
                throw new CodestreamException("RLE segment " + (s + 1) + " of " + segments + " begins at byte "
                        + Integer.toUnsignedLong(starts[s]) + ", outside of its place");
            }
        }
        return starts;
    }

    private static void unpack(
            byte[] bytes, int start, int end, int[] cells, int first, int step, int shift, int segment)
            throws CodestreamException {
        int in = start;
        int out = first;
        while (out < cells.length) {
            if (in >= end) {
                throw cut(segment);
            }
            int control = bytes[in++];
            if (control >= 0) {
                int stop = in + control + 1;
                if (stop > end) {
                    throw cut(segment);
                }
                for (; in < stop && out < cells.length; in++, out += step) {
                    cells[out] |= (bytes[in] & 0xff) << shift;
                }
                in = stop;
            } else if (control != -128) {
                if (in >= end) {
                    throw cut(segment);
                }
                int value = (bytes[in++] & 0xff) << shift;
                for (int n = 1 - control; n > 0 && out < cells.length; n--, out += step) {
                    cells[out] |= value;
                }
            }
        }
    }

    private static CodestreamException cut(int segment) {
        return new CodestreamException("RLE segment " + (segment + 1) + " ends before its last pixel");
    }

    private static int[] bits(int[] packed, int samples) {
        int[] bits = new int[samples];
        for (int n = 0; n < samples; n++) {
            bits[n] = packed[n >> 3] >> (n & 7) & 1;
        }
        return bits;
    }
}
