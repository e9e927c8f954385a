package org.deltarad.dicom.pixels;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.pixels.codestream.CodestreamException;

/**
 * Which fragments of encapsulated Pixel Data make which frame (PS3.5 A.4): a single frame is all of them; several
 * frames are told apart by the Extended Offset Table (PS3.3 C.7.6.3.1.8), the Basic Offset Table, one fragment each, or
 * by the fragments that begin a codestream.
 */
final class EncapsulatedFrames {
    private static final int EXTENDED_OFFSET_TABLE = 0x7fe00001;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7fe00002;

    private final Fragments fragments;
    /** First fragment of each frame, and the number of fragments. */
    private final int[] firsts;
    /** Bytes of each frame without padding; empty when they are not told. */
    private final long[] lengths;

    private EncapsulatedFrames(Fragments fragments, int[] firsts, long[] lengths) {
        this.fragments = fragments;
        this.firsts = firsts;
        this.lengths = lengths;
    }

    /**
     * Finds the frames.
     *
     * @param marker first two bytes of a codestream, 0 when every frame is one fragment
     */
    static EncapsulatedFrames of(Element.Bulk pixelData, Dataset d, int frames, int marker) throws CodestreamException {
        Fragments fragments = Fragments.of(pixelData.data());
        if (fragments.count() < frames) {
            throw new CodestreamException(
                    "Number of Frames is " + frames + ", Pixel Data has " + fragments.count() + " fragment(s)");
        }
        if (frames == 1) {
            return new EncapsulatedFrames(fragments, new int[] {0, fragments.count()}, new long[0]);
        }
        long[] extended = table(d, EXTENDED_OFFSET_TABLE);
        if (extended.length == frames) {
            return new EncapsulatedFrames(
                    fragments, byOffsets(fragments, extended), table(d, EXTENDED_OFFSET_TABLE_LENGTHS));
        }
        int[] firsts;
        if (fragments.basicOffsetTable().length == frames) {
            firsts = byOffsets(fragments, fragments.basicOffsetTable());
        } else if (fragments.count() == frames) {
            firsts = oneEach(frames);
        } else {
            firsts = byMarkers(fragments, frames, marker);
        }
        return new EncapsulatedFrames(fragments, firsts, new long[0]);
    }

    private static long[] table(Dataset d, int tag) {
        if (!(d.get(tag).orElse(null) instanceof Element.Bulk b)) {
            return new long[0];
        }
        ByteBuffer bytes = b.data().bytes();
        long[] table = new long[bytes.remaining() / Long.BYTES];
        for (int n = 0; n < table.length; n++) {
            table[n] = bytes.getLong(bytes.position() + Long.BYTES * n);
        }
        return table;
    }

    private static int[] byOffsets(Fragments fragments, long[] offsets) throws CodestreamException {
        int[] firsts = new int[offsets.length + 1];
        for (int n = 0; n < offsets.length; n++) {
            firsts[n] = fragments.at(offsets[n]);
            if (n > 0 && firsts[n] <= firsts[n - 1]) {
                throw new CodestreamException("the offset table does not go upwards at frame " + n);
            }
        }
        firsts[offsets.length] = fragments.count();
        return firsts;
    }

    private static int[] oneEach(int frames) {
        int[] firsts = new int[frames + 1];
        Arrays.setAll(firsts, n -> n);
        return firsts;
    }

    private static int[] byMarkers(Fragments fragments, int frames, int marker) throws CodestreamException {
        int[] firsts = new int[frames + 1];
        int found = 0;
        for (int n = 0; n < fragments.count(); n++) {
            if (marker != 0 && fragments.beginsWith(n, marker)) {
                if (found < frames) {
                    firsts[found] = n;
                }
                found++;
            }
        }
        if (found != frames || firsts[0] != 0) {
            throw new CodestreamException(
                    "Number of Frames is " + frames + ", Pixel Data has " + fragments.count() + " fragments, of which "
                            + found + " begin a codestream, and no offset table tells which make a frame");
        }
        firsts[frames] = fragments.count();
        return firsts;
    }

    /** The bytes of a frame, joined. */
    byte[] bytes(int frame) throws CodestreamException {
        byte[] bytes = fragments.join(firsts[frame], firsts[frame + 1]);
        if (frame < lengths.length && lengths[frame] >= 0 && lengths[frame] < bytes.length) {
            return Arrays.copyOf(bytes, (int) lengths[frame]);
        }
        return bytes;
    }
}
