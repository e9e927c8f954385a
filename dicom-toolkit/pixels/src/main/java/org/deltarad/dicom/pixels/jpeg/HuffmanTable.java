package org.deltarad.dicom.pixels.jpeg;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** A Huffman table (T.81 annex C and F.2.2.3). */
final class HuffmanTable {
    private static final int LONGEST = 16;
    /** Codes of up to this many bits are looked up at once. */
    private static final int FAST = 10;

    /** By the next {@code FAST} bits: length * 256 + value, 0 for a longer code. */
    private final short[] fast = new short[1 << FAST];
    /** By length: what follows the last code of that length, left aligned in 16 bits. */
    private final int[] ends = new int[LONGEST + 1];
    /** By length: index of a code's value less the code. */
    private final int[] offsets = new int[LONGEST + 1];

    private final byte[] values;

    /**
     * @param counts codes of 1 to 16 bits
     * @param values in the order of their codes
     */
    HuffmanTable(int[] counts, byte[] values) throws CodestreamException {
        this.values = values;
        int code = 0;
        int n = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offsets[length] = n - code;
            for (int k = 0; k < counts[length - 1]; k++, n++, code++) {
                if (length <= FAST && code < 1 << length) {
                    fill(code, length, values[n]);
                }
            }
            if (code > 1 << length) {
                throw new CodestreamException("a Huffman table has too many codes of " + length + " bits");
            }
            ends[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    private void fill(int code, int length, byte value) {
        int first = code << (FAST - length);
        for (int n = first; n < first + (1 << (FAST - length)); n++) {
            fast[n] = (short) ((length << 8) | (value & 0xff));
        }
    }

    /** The next value, 0 to 255. */
    int next(BitReader bits) throws CodestreamException {
        int ahead = bits.peek16();
        int entry = fast[ahead >> (LONGEST - FAST)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 0xff;
        }
        for (int length = FAST + 1; length <= LONGEST; length++) {
            if (ahead < ends[length]) {
                bits.skip(length);
                return values[(ahead >> (LONGEST - length)) + offsets[length]] & 0xff;
            }
        }
        throw new CodestreamException("a code that is in no Huffman table");
    }
}
