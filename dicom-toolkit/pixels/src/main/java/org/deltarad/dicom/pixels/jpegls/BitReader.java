package org.deltarad.dicom.pixels.jpegls;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/**
 * Bits of a scan (T.87 A.1, annex C): the byte after FF has a stuffed 0 bit first. After the end come ones, so that no
 * run of zeros goes on for ever; {@link #requireData} notices.
 */
final class BitReader {
    private final byte[] bytes;
    private int at;
    /** The next bits, left aligned. */
    private long buffer;

    private int count;
    /** Bits in the buffer that are past the end. */
    private int beyond;

    private boolean afterFf;

    BitReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    private void fill() {
        while (count <= 56) {
            int next = at < bytes.length ? bytes[at] & 0xff : 0xff;
            int width = afterFf ? 7 : 8;
            boolean marker = next == 0xff && (at + 1 >= bytes.length || bytes[at + 1] < 0);
            if (marker || (afterFf && next > 0x7f)) {
                next = 0xff;
                width = 8;
                beyond += 8;
            } else {
                at++;
                afterFf = next == 0xff;
            }
            buffer |= (next & ((1L << width) - 1)) << (64 - width - count);
            count += width;
        }
    }

    /** One bit. */
    int bit() {
        if (count == 0) {
            fill();
        }
        int bit = (int) (buffer >>> 63);
        buffer <<= 1;
        count--;
        return bit;
    }

    /** The next 0 to 32 bits. */
    int read(int length) {
        if (length == 0) {
            return 0;
        }
        if (count < length) {
            fill();
        }
        int value = (int) (buffer >>> (64 - length));
        buffer <<= length;
        count -= length;
        return value;
    }

    /** Zeros before the next one, which is read, too. */
    int zeros() throws CodestreamException {
        int zeros = 0;
        while (true) {
            if (count < 32) {
                fill();
            }
            int run = Math.min(Long.numberOfLeadingZeros(buffer), count);
            zeros += run;
            if (run < count) {
                buffer = buffer << run << 1;
                count -= run + 1;
                return zeros;
            }
            buffer = 0;
            count = 0;
            if (zeros > 128) {
                throw new CodestreamException("a code of more than 128 zeros");
            }
        }
    }

    /**
     * @throws CodestreamException when more was read than there is
     */
    void requireData() throws CodestreamException {
        if (count < beyond) {
            throw new CodestreamException("the coded data break off");
        }
    }

    /** Where the next marker is, the end when there is none. */
    int nextMarker() {
        int n = Math.max(0, at - 1);
        while (n + 1 < bytes.length && (bytes[n] != (byte) 0xff || bytes[n + 1] >= 0 || bytes[n + 1] == (byte) 0xff)) {
            n++;
        }
        return n + 1 < bytes.length ? n : bytes.length;
    }
}
