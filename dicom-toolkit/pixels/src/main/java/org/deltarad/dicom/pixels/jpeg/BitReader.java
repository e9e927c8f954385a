package org.deltarad.dicom.pixels.jpeg;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** Bits of an entropy-coded segment (T.81 F.2.2.5); after its end come zeros, which {@link #requireData} notices. */
final class BitReader {
    private final byte[] bytes;
    private int at;
    /** The next bits, left aligned. */
    private long buffer;

    private int count;
    /** Bits in the buffer that are past the end. */
    private int beyond;

    BitReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    private void fill() {
        while (count <= 56) {
            long next = 0;
            if (at >= bytes.length || (bytes[at] == (byte) 0xff && (at + 1 >= bytes.length || bytes[at + 1] != 0))) {
                beyond += 8;
            } else {
                next = bytes[at] & 0xff;
                at += next == 0xff ? 2 : 1;
            }
            buffer |= next << (56 - count);
            count += 8;
        }
    }

    /** The next 16 bits, which stay. */
    int peek16() {
        if (count < 32) {
            fill();
        }
        return (int) (buffer >>> 48);
    }

    /** Leaves out at most 16 bits that were peeked at. */
    void skip(int length) {
        buffer <<= length;
        count -= length;
    }

    /** The next 1 to 16 bits, after a peek: no more than 32 bits lie between two peeks. */
    private int read(int length) {
        int value = (int) (buffer >>> (64 - length));
        skip(length);
        return value;
    }

    /** A difference of that category, 0 to 15 (T.81 F.2.2.1, EXTEND), right after its Huffman code. */
    int difference(int category) {
        if (category == 0) {
            return 0;
        }
        int value = read(category);
        return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
    }

    /**
     * @throws CodestreamException when more was read than there is
     */
    void requireData() throws CodestreamException {
        if (count < beyond) {
            throw new CodestreamException("the entropy-coded data break off");
        }
    }

    /** Goes to the data after the restart marker that must be next. */
    void restart(int expected) throws CodestreamException {
        requireData();
        int marker = nextMarker();
        if (marker < 0 || (bytes[marker + 1] & 0xff) != 0xd0 + expected) {
            throw new CodestreamException("restart marker " + expected + " is missing");
        }
        at = marker + 2;
        buffer = 0;
        count = 0;
        beyond = 0;
    }

    /** Where the next marker is, -1 when there is none. */
    int nextMarker() {
        int n = at;
        while (n + 1 < bytes.length) {
            if (bytes[n] == (byte) 0xff && bytes[n + 1] != 0 && bytes[n + 1] != (byte) 0xff) {
                return n;
            }
            n++;
        }
        return -1;
    }
}
