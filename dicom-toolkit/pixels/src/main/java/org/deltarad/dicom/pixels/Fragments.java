package org.deltarad.dicom.pixels;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.pixels.codestream.CodestreamException;

/**
 * The items of encapsulated Pixel Data (PS3.5 A.4): Basic Offset Table and fragments, as they lie in the value. Only
 * item headers are read.
 */
final class Fragments {
    private static final int ITEM = 0xfffee000;
    private static final int SEQUENCE_DELIMITATION_ITEM = 0xfffee0dd;
    static final int HEADER = 8;

    private final BulkData data;
    /** Where the bytes of each fragment begin in the value, and how many they are. */
    private long[] starts = new long[16];

    private long[] lengths = new long[16];
    private int count;
    private final long[] basicOffsetTable;
    private final long origin;

    private Fragments(BulkData data) throws CodestreamException {
        this.data = data;
        long at = 0;
        boolean ended = false;
        while (!ended && at + HEADER <= data.length()) {
            ByteBuffer header = data.bytes(at, HEADER);
            int tag = (header.getShort(0) << 16) | (header.getShort(2) & 0xffff);
            long length = Integer.toUnsignedLong(header.getInt(4));
            ended = tag == SEQUENCE_DELIMITATION_ITEM;
            if (!ended) {
                if (tag != ITEM || length > data.length() - at - HEADER) {
                    throw new CodestreamException(
                            "the item at byte " + at + " of encapsulated Pixel Data is broken or cut");
                }
                add(at + HEADER, length);
                at += HEADER + length;
            }
        }
        if (count == 0) {
            throw new CodestreamException("encapsulated Pixel Data without a Basic Offset Table item");
        }
        basicOffsetTable = table(starts[0], lengths[0]);
        origin = starts[0] + lengths[0];
        starts = Arrays.copyOfRange(starts, 1, count);
        lengths = Arrays.copyOfRange(lengths, 1, count);
        count--;
    }

    static Fragments of(BulkData data) throws CodestreamException {
        return new Fragments(data);
    }

    private void add(long start, long length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        starts[count] = start;
        lengths[count++] = length;
    }

    private long[] table(long start, long length) throws CodestreamException {
        if (length > Integer.MAX_VALUE) {
            throw new CodestreamException("a Basic Offset Table of " + length + " bytes");
        }
        ByteBuffer bytes = data.bytes(start, (int) length);
        long[] table = new long[(int) length / 4];
        for (int n = 0; n < table.length; n++) {
            table[n] = Integer.toUnsignedLong(bytes.getInt(4 * n));
        }
        return table;
    }

    /** Fragments, without the Basic Offset Table. */
    int count() {
        return count;
    }

    /** Offset of each frame's first Item Tag from the first one after the table; empty when there is none. */
    long[] basicOffsetTable() {
        return basicOffsetTable;
    }

    /**
     * The fragment whose Item Tag is that many bytes after the end of the Basic Offset Table.
     *
     * @throws CodestreamException when there is none
     */
    int at(long offset) throws CodestreamException {
        int n = Arrays.binarySearch(starts, origin + offset + HEADER);
        if (n < 0) {
            throw new CodestreamException("an offset table points to byte " + offset + ", where no fragment begins");
        }
        return n;
    }

    long length(int fragment) {
        return lengths[fragment];
    }

    /** Whether a fragment begins with these two bytes. */
    boolean beginsWith(int fragment, int marker) {
        return lengths[fragment] >= 2
                && Short.reverseBytes(data.bytes(starts[fragment], 2).getShort(0)) == (short) marker;
    }

    /** Bytes of fragments {@code first} to before {@code end}, joined. */
    byte[] join(int first, int end) throws CodestreamException {
        long total = 0;
        for (int n = first; n < end; n++) {
            total += lengths[n];
        }
        if (total > Integer.MAX_VALUE - HEADER) {
            throw new CodestreamException("a frame of " + total + " bytes");
        }
        byte[] bytes = new byte[(int) total];
        int at = 0;
        for (int n = first; n < end; n++) {
            data.bytes(starts[n], (int) lengths[n]).get(bytes, at, (int) lengths[n]);
            at += (int) lengths[n];
        }
        return bytes;
    }
}
